using System;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// Walks over msgpack where it lies. Strings and byte strings come back as parts of the
    /// packet, so nothing is allocated; no length is believed before the bytes are there. For one
    /// thread, like the bytes it reads.
    /// </summary>
    /// <remarks>
    /// A <c>TryRead</c> that meets another type returns false and stays where it is. Bytes that
    /// are no msgpack, or lack their end, raise <see cref="WireException"/>.
    /// </remarks>
    public ref struct MsgPackReader
    {
        // The deepest packet has three levels; the rest is room for later minor versions.
        private const int MaxDepth = 8;

        private ByteReader _bytes;

        public MsgPackReader(ReadOnlySpan<byte> bytes)
        {
            _bytes = new ByteReader(bytes);
        }

        /// <summary>Where the next value begins.</summary>
        public readonly int Position => _bytes.Position;

        /// <summary>How many bytes are left.</summary>
        public readonly int Remaining => _bytes.Remaining;

        /// <summary>
        /// Reads an integer. One that is beyond a long comes back as the largest of them, which is
        /// beyond whatever the wire allows.
        /// </summary>
        public bool TryReadInteger(out long value)
        {
            var type = _bytes.Peek();
            value = 0;
            if (type < 0x80 || type >= 0xe0)
            {
                value = (sbyte)_bytes.Take(1)[0];
                return true;
            }
            if (type < 0xcc || type > 0xd3)
            {
                return false;
            }
            _bytes.Take(1);
            value = type < 0xd0
                ? _bytes.TakeUnsigned(1 << (type - 0xcc))
                : _bytes.TakeSigned(1 << (type - 0xd0));
            return true;
        }

        /// <summary>Reads a string; returns its bytes, which are valid UTF-8.</summary>
        public bool TryReadString(out ReadOnlySpan<byte> utf8)
        {
            var type = _bytes.Peek();
            utf8 = default;
            if (type >= 0xa0 && type < 0xc0)
            {
                _bytes.Take(1);
                utf8 = _bytes.Take(type & 0x1f);
            }
            else if (type >= 0xd9 && type <= 0xdb)
            {
                _bytes.Take(1);
                utf8 = _bytes.Take(_bytes.TakeUnsigned(1 << (type - 0xd9)));
            }
            else
            {
                return false;
            }
            if (Utf8.Count(utf8) < 0)
            {
                throw new WireException("not msgpack: a string that is not UTF-8");
            }
            return true;
        }

        /// <summary>Reads a byte string.</summary>
        public bool TryReadBytes(out ReadOnlySpan<byte> bytes)
        {
            var type = _bytes.Peek();
            bytes = default;
            if (type < 0xc4 || type > 0xc6)
            {
                return false;
            }
            _bytes.Take(1);
            bytes = _bytes.Take(_bytes.TakeUnsigned(1 << (type - 0xc4)));
            return true;
        }

        /// <summary>Reads the beginning of an array; its items follow.</summary>
        public bool TryReadArray(out int count)
        {
            return TryReadHeader(0x90, 0xdc, Limits.MaxNames, "items", out count);
        }

        /// <summary>Reads the beginning of a map; a key and a value follow for each.</summary>
        public bool TryReadMap(out int count)
        {
            return TryReadHeader(0x80, 0xde, Limits.MaxKeys, "keys", out count);
        }

        /// <summary>Goes past one value of any type, whatever it holds.</summary>
        public void Skip()
        {
            Skip(0);
        }

        /// <summary>Names the next value, for messages; never repeats what somebody sent.</summary>
        public readonly string Describe()
        {
            var copy = this;
            if (copy.TryReadInteger(out var whole))
            {
                return whole.ToString();
            }
            if (copy.TryReadString(out var text))
            {
                return $"a string of {text.Length} bytes";
            }
            if (copy.TryReadBytes(out var bytes))
            {
                return $"{bytes.Length} bytes";
            }
            if (copy.TryReadArray(out var items))
            {
                return $"an array of {items}";
            }
            if (copy.TryReadMap(out var keys))
            {
                return $"a map of {keys}";
            }
            return copy._bytes.Peek() switch
            {
                0xc0 => "nil",
                0xc2 => "false",
                0xc3 => "true",
                0xca => "a float",
                0xcb => "a float",
                _ => "an extension",
            };
        }

        private void Skip(int depth)
        {
            if (depth > MaxDepth)
            {
                throw new WireException($"not msgpack: nested deeper than {MaxDepth}");
            }
            if (TryReadInteger(out _) || TryReadString(out _) || TryReadBytes(out _))
            {
                return;
            }
            if (TryReadArray(out var items))
            {
                for (var i = 0; i < items; i++)
                {
                    Skip(depth + 1);
                }
            }
            else if (TryReadMap(out var keys))
            {
                for (var i = 0; i < keys; i++)
                {
                    if (!TryReadString(out _))
                    {
                        throw new WireException($"found {Describe()} as a key, expected a string");
                    }
                    Skip(depth + 1);
                }
            }
            else
            {
                SkipPlain();
            }
        }

        /// <summary>Goes past what the wire has no use for, or holds no other value.</summary>
        private void SkipPlain()
        {
            var type = _bytes.Take(1)[0];
            switch (type)
            {
                case 0xc0:
                case 0xc2:
                case 0xc3:
                    return;
                case 0xc7:
                case 0xc8:
                case 0xc9:
                    _bytes.Take(1 + _bytes.TakeUnsigned(1 << (type - 0xc7)));
                    return;
                case 0xca:
                    _bytes.Take(4);
                    return;
                case 0xcb:
                    _bytes.Take(8);
                    return;
                case 0xc1:
                    throw new WireException("not msgpack: found the byte c1, which begins nothing");
                default:
                    _bytes.Take(1 + (1 << (type - 0xd4)));
                    return;
            }
        }

        private bool TryReadHeader(int small, int large, int most, string what, out int count)
        {
            var type = _bytes.Peek();
            var found = (long)(type & 0x0f);
            count = 0;
            if (type == large || type == large + 1)
            {
                _bytes.Take(1);
                found = _bytes.TakeUnsigned(2 << (type - large));
            }
            else if ((type & 0xf0) == small)
            {
                _bytes.Take(1);
            }
            else
            {
                return false;
            }
            if (found > most)
            {
                throw new WireException($"found {found} {what}, expected at most {most}");
            }
            count = (int)found;
            return true;
        }
    }
}
