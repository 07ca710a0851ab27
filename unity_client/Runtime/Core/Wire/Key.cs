using System;
using System.Text;

namespace AvatarBridge.Wire
{
    /// <summary>A word of the wire, as a string and as its bytes. Immutable.</summary>
    internal sealed class Key
    {
        private readonly byte[] _utf8;

        public Key(string name)
        {
            Name = name;
            _utf8 = Encoding.UTF8.GetBytes(name);
        }

        public string Name { get; }

        public bool Is(ReadOnlySpan<byte> utf8)
        {
            return utf8.SequenceEqual(_utf8);
        }

        public override string ToString()
        {
            return Name;
        }
    }
}
