namespace AvatarBridge.Wire
{
    /// <summary>Writes requests. Stateless; any thread that owns the buffer.</summary>
    public static class RequestEncoder
    {
        /// <summary>
        /// Writes a request to the beginning of <paramref name="buffer"/>, which is made anew
        /// when it is too small or null, and returns its length. The reply repeats the id.
        /// </summary>
        public static int Encode(long id, string character, Request request, ref byte[] buffer)
        {
            Arguments.Count(id, nameof(id));
            Arguments.RequiredName(character, nameof(character));
            var writer = new MsgPackWriter(buffer);
            var fields = request.Fields;
            writer.WriteRaw(Limits.Major);
            writer.WriteRaw(Limits.Minor);
            writer.WriteMap(3 + fields.Length);
            writer.WriteString("id");
            writer.WriteInteger(id);
            writer.WriteString("request");
            writer.WriteString(request.Kind);
            writer.WriteString("character");
            writer.WriteString(character);
            foreach (var field in fields)
            {
                field.Write(ref writer);
            }
            buffer = writer.Buffer;
            return writer.Length;
        }
    }
}
