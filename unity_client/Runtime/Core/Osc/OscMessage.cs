using System;

namespace AvatarBridge.Osc
{
    /// <summary>One message of a packet, read in place: good as long as the packet is.</summary>
    public readonly ref struct OscMessage
    {
        private readonly ReadOnlySpan<byte> _data;

        internal OscMessage(
            ReadOnlySpan<byte> address, ReadOnlySpan<byte> tags, ReadOnlySpan<byte> data)
        {
            Address = address;
            Tags = tags;
            _data = data;
        }

        /// <summary>ASCII, beginning with a slash.</summary>
        public ReadOnlySpan<byte> Address { get; }

        /// <summary>
        /// One letter for each argument, without the comma that stands before them.
        /// </summary>
        public ReadOnlySpan<byte> Tags { get; }

        /// <summary>The arguments from the first on.</summary>
        public OscArguments Arguments => new OscArguments(Tags, _data);

        /// <summary>Tells whether it is for this address.</summary>
        public bool Is(string address)
        {
            return OscText.Is(Address, address);
        }

        /// <summary>
        /// Reads a message that fills <paramref name="bytes"/>, and checks all of it.
        /// </summary>
        internal static OscMessage Read(ReadOnlySpan<byte> bytes)
        {
            var at = 0;
            var address = OscText.Read(bytes, ref at, "an address");
            if (address.IsEmpty || address[0] != '/')
            {
                throw new OscException("an address does not begin with '/'");
            }
            if (at == bytes.Length)
            {
                return new OscMessage(address, default, default); // early senders had no types
            }
            var tags = OscText.Read(bytes, ref at, "the types");
            if (tags.IsEmpty || tags[0] != ',')
            {
                throw new OscException($"the types at byte {at} do not begin with ','");
            }
            var message = new OscMessage(address, tags.Slice(1), bytes.Slice(at));
            var arguments = message.Arguments;
            while (arguments.MoveNext())
            {
                // Moving on is the check: it refuses what is too long or unknown.
            }
            CheckArrays(message.Tags);
            return message;
        }

        private static void CheckArrays(ReadOnlySpan<byte> tags)
        {
            var depth = 0;
            foreach (var tag in tags)
            {
                depth += tag == '[' ? 1 : tag == ']' ? -1 : 0;
                if (depth < 0)
                {
                    break;
                }
            }
            if (depth != 0)
            {
                throw new OscException("the brackets of an array do not match");
            }
        }
    }
}
