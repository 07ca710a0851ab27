using System;
using System.Buffers.Binary;

namespace AvatarBridge.Osc
{
    /// <summary>
    /// The arguments of a message one after the other, read in place. Brackets of arrays are
    /// passed over. What it stands on was checked by <see cref="OscReader"/>, but a length is
    /// never trusted twice.
    /// </summary>
    public ref struct OscArguments
    {
        private readonly ReadOnlySpan<byte> _tags;
        private readonly ReadOnlySpan<byte> _data;
        private ReadOnlySpan<byte> _value;
        private int _tagAt;
        private int _dataAt;

        internal OscArguments(ReadOnlySpan<byte> tags, ReadOnlySpan<byte> data)
        {
            _tags = tags;
            _data = data;
            _value = default;
            _tagAt = 0;
            _dataAt = 0;
            Tag = '\0';
        }

        /// <summary>
        /// Type of the argument that was read last, such as <c>f</c> or <c>s</c>.
        /// </summary>
        public char Tag { get; private set; }

        /// <summary>Bytes of its text or blob; of a number, as they stand in the packet.</summary>
        public ReadOnlySpan<byte> Bytes => _value;

        /// <summary>Goes to the next argument; false after the last.</summary>
        public bool MoveNext()
        {
            while (_tagAt < _tags.Length)
            {
                Tag = (char)_tags[_tagAt++];
                if (Tag == '[' || Tag == ']')
                {
                    continue;
                }
                _value = Take();
                return true;
            }
            return false;
        }

        /// <summary>Goes to the next argument and reads it as text.</summary>
        public bool TryText(out ReadOnlySpan<byte> utf8)
        {
            var isThere = MoveNext() && (Tag == 's' || Tag == 'S');
            utf8 = isThere ? _value : default;
            return isThere;
        }

        /// <summary>
        /// Goes to the next argument and reads it as a number: of any type, since senders mix
        /// up whole and broken ones. What is not finite is none.
        /// </summary>
        public bool TryNumber(out float number)
        {
            number = 0;
            if (!MoveNext())
            {
                return false;
            }
            switch (Tag)
            {
                case 'f':
                    number = BitConverter.Int32BitsToSingle(
                        BinaryPrimitives.ReadInt32BigEndian(_value));
                    break;
                case 'd':
                    number = (float)BitConverter.Int64BitsToDouble(
                        BinaryPrimitives.ReadInt64BigEndian(_value));
                    break;
                case 'i':
                    number = BinaryPrimitives.ReadInt32BigEndian(_value);
                    break;
                case 'h':
                    number = BinaryPrimitives.ReadInt64BigEndian(_value);
                    break;
                case 'T':
                    number = 1;
                    break;
                case 'F':
                    break;
                default:
                    return false;
            }
            return !float.IsNaN(number) && !float.IsInfinity(number);
        }

        private ReadOnlySpan<byte> Take()
        {
            var start = _dataAt;
            switch (Tag)
            {
                case 's':
                case 'S':
                    return OscText.Read(_data, ref _dataAt, "a text");
                case 'b':
                    return TakeBlob();
                case 'i':
                case 'f':
                case 'c':
                case 'r':
                case 'm':
                    OscText.Skip(_data, ref _dataAt, 4, 4, "an argument");
                    break;
                case 'h':
                case 'd':
                case 't':
                    OscText.Skip(_data, ref _dataAt, 8, 8, "an argument");
                    break;
                case 'T':
                case 'F':
                case 'N':
                case 'I':
                    break;
                default:
                    throw new OscException(
                        $"arguments of type '{Tag}' (code {(int)Tag}) are unknown; " +
                        "known are i f s b h d t S c r m T F N I [ ]");
            }
            return _data.Slice(start, _dataAt - start);
        }

        private ReadOnlySpan<byte> TakeBlob()
        {
            var start = _dataAt;
            OscText.Skip(_data, ref _dataAt, 4, 4, "the length of a blob");
            var length = BinaryPrimitives.ReadInt32BigEndian(_data.Slice(start));
            if (length < 0 || length > _data.Length - _dataAt)
            {
                throw new OscException(
                    $"a blob claims {length} bytes; {_data.Length - _dataAt} are left");
            }
            var blob = _data.Slice(_dataAt, length);
            OscText.Skip(_data, ref _dataAt, length, length, "a blob");
            return blob;
        }
    }
}
