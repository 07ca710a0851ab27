using System;

namespace AvatarBridge.Wire
{
    /// <summary>Reads answers. Stateless; any thread.</summary>
    public static class ReplyDecoder
    {
        /// <summary>Returns what an answer says. Raises <see cref="WireException"/>.</summary>
        public static Reply Decode(ReadOnlySpan<byte> answer)
        {
            Span<FieldPlace> room = stackalloc FieldPlace[Limits.MaxKeys];
            var fields = Fields.Of("reply", Envelope.BodyOf(answer), room);
            var kind = fields.Utf8Of(Keys.Reply);
            if (Kinds.Done.Is(kind))
            {
                return ReadDone(fields.As("done"));
            }
            if (Kinds.Refused.Is(kind))
            {
                return ReadRefused(fields.As("refused"));
            }
            throw new WireException("reply: found another kind, expected done or refused");
        }

        private static Reply ReadDone(Fields fields)
        {
            return Reply.Done(
                fields.Count(Keys.RequestId),
                fields.Micros(Keys.SessionMicros),
                fields.Has(Keys.TurnId) ? fields.Name(Keys.TurnId) : string.Empty,
                fields.Has(Keys.Packet)
                    ? fields.Bytes(Keys.Packet, Limits.MaxInnerPacketBytes).ToArray()
                    : Array.Empty<byte>(),
                fields.Has(Keys.Resent) ? fields.Count(Keys.Resent) : 0);
        }

        private static Reply ReadRefused(Fields fields)
        {
            return Reply.Refused(
                fields.Count(Keys.RequestId),
                fields.RequiredName(Keys.Code),
                fields.Text(Keys.Message));
        }
    }
}
