using System;
using System.Text;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// The fields of one map, which lie where the packet has them and in any order. Every method
    /// raises <see cref="WireException"/> naming the field that is missing or is not what the
    /// specification says. Lives during one call of a decoder.
    /// </summary>
    internal readonly ref struct Fields
    {
        private readonly string _kind;
        private readonly ReadOnlySpan<byte> _bytes;
        private readonly Span<FieldPlace> _places;

        private Fields(string kind, ReadOnlySpan<byte> bytes, Span<FieldPlace> places)
        {
            _kind = kind;
            _bytes = bytes;
            _places = places;
        }

        /// <summary>
        /// Finds the fields of the map that fills <paramref name="bytes"/>; <paramref name="room"/>
        /// holds where they are, <see cref="Limits.MaxKeys"/> of them.
        /// </summary>
        public static Fields Of(string kind, ReadOnlySpan<byte> bytes, Span<FieldPlace> room)
        {
            var reader = new MsgPackReader(bytes);
            if (!reader.TryReadMap(out var count))
            {
                throw new WireException($"{kind}: found {reader.Describe()}, expected a map");
            }
            for (var i = 0; i < count; i++)
            {
                var start = reader.Position;
                if (!reader.TryReadString(out var key))
                {
                    throw new WireException(
                        $"{kind}: found {reader.Describe()} as a key, expected a string");
                }
                var value = reader.Position;
                reader.Skip();
                room[i] = new FieldPlace(value - key.Length, key.Length, value, reader.Position);
            }
            if (reader.Remaining > 0)
            {
                throw new WireException($"{kind}: found {reader.Remaining} bytes after its end");
            }
            return new Fields(kind, bytes, room.Slice(0, count));
        }

        /// <summary>Returns the same fields under the name of what they turned out to be.</summary>
        public Fields As(string kind)
        {
            return new Fields(kind, _bytes, _places);
        }

        public bool Has(Key key)
        {
            return Find(key) >= 0;
        }

        /// <summary>Returns the bytes of a value, as they stand in the packet.</summary>
        public ReadOnlySpan<byte> Raw(Key key)
        {
            var found = Find(key);
            if (found < 0)
            {
                throw new WireException($"{_kind}: {key}: missing");
            }
            var place = _places[found];
            return _bytes.Slice(place.Value, place.End - place.Value);
        }

        public Fields Map(Key key, Span<FieldPlace> room)
        {
            return Of($"{_kind}: {key}", Raw(key), room);
        }

        public long Whole(Key key, long low, long high)
        {
            var reader = new MsgPackReader(Raw(key));
            if (reader.TryReadInteger(out var value) && value >= low && value <= high)
            {
                return value;
            }
            throw Wrong(key, $"an integer from {low} to {high}");
        }

        /// <summary>Returns a number of a record, or how many of something.</summary>
        public long Count(Key key)
        {
            return Whole(key, 0, Limits.MaxMicros);
        }

        public long Micros(Key key)
        {
            return Whole(key, -Limits.MaxMicros, Limits.MaxMicros);
        }

        /// <summary>Returns the bytes of a string.</summary>
        public ReadOnlySpan<byte> Utf8Of(Key key)
        {
            var reader = new MsgPackReader(Raw(key));
            if (reader.TryReadString(out var utf8))
            {
                return utf8;
            }
            throw Wrong(key, "a string");
        }

        /// <summary>Returns a name, as a string of its own where there is no pool.</summary>
        public string Name(Key key, NamePool names = null)
        {
            return Named(Characters(key, 0, Limits.MaxNameChars), names);
        }

        /// <summary>The same, of a name that must not be empty.</summary>
        public string RequiredName(Key key, NamePool names = null)
        {
            return Named(Characters(key, 1, Limits.MaxNameChars), names);
        }

        public string Text(Key key)
        {
            return Encoding.UTF8.GetString(Characters(key, 0, Limits.MaxTextChars));
        }

        public ReadOnlySpan<byte> Bytes(Key key, int most)
        {
            var reader = new MsgPackReader(Raw(key));
            if (reader.TryReadBytes(out var bytes) && bytes.Length <= most)
            {
                return bytes;
            }
            throw Wrong(key, $"at most {most} bytes");
        }

        /// <summary>Returns finite numbers in rows of so many, where they lie.</summary>
        public PackedFloats Floats(Key key, int width, int fewestRows, int mostRows)
        {
            var row = width * PackedFloats.FloatBytes;
            var reader = new MsgPackReader(Raw(key));
            var isThere = reader.TryReadBytes(out var bytes) && bytes.Length % row == 0;
            if (!isThere || bytes.Length < fewestRows * row || bytes.Length > mostRows * row)
            {
                var (low, high) = (fewestRows * row, mostRows * row);
                throw Wrong(key, $"{low} to {high} bytes in steps of {row}");
            }
            var numbers = new PackedFloats(bytes);
            if (!numbers.AreFinite)
            {
                throw new WireException($"{_kind}: {key}: found a number that is not finite");
            }
            return numbers;
        }

        public string[] Names(Key key, NamePool names)
        {
            var reader = Items(key, out var count);
            var found = new string[count];
            for (var i = 0; i < count; i++)
            {
                if (!reader.TryReadString(out var utf8) || utf8.IsEmpty)
                {
                    throw WrongItem(key, i, "a string that is not empty");
                }
                if (Utf8.Count(utf8) > Limits.MaxNameChars)
                {
                    throw WrongItem(key, i, $"at most {Limits.MaxNameChars} characters");
                }
                found[i] = names.Get(utf8);
            }
            return found;
        }

        public int[] Indices(Key key)
        {
            var reader = Items(key, out var count);
            var found = new int[count];
            for (var i = 0; i < count; i++)
            {
                var isWhole = reader.TryReadInteger(out var index);
                if (!isWhole || index < -1 || index >= Limits.MaxNames)
                {
                    throw WrongItem(key, i, $"an integer from -1 to {Limits.MaxNames - 1}");
                }
                found[i] = (int)index;
            }
            return found;
        }

        private static string Named(ReadOnlySpan<byte> utf8, NamePool names)
        {
            return names != null ? names.Get(utf8) : Encoding.UTF8.GetString(utf8);
        }

        private MsgPackReader Items(Key key, out int count)
        {
            var reader = new MsgPackReader(Raw(key));
            if (reader.TryReadArray(out count))
            {
                return reader;
            }
            throw Wrong(key, $"an array of at most {Limits.MaxNames}");
        }

        private ReadOnlySpan<byte> Characters(Key key, int low, int high)
        {
            var utf8 = Utf8Of(key);
            var count = Utf8.Count(utf8);
            if (count < low || count > high)
            {
                throw new WireException(
                    $"{_kind}: {key}: found {count} characters, expected {low} to {high}");
            }
            return utf8;
        }

        /// <summary>Looks from the end: of two values for one key the last one counts.</summary>
        private int Find(Key key)
        {
            for (var i = _places.Length - 1; i >= 0; i--)
            {
                if (key.Is(_bytes.Slice(_places[i].Key, _places[i].KeyLength)))
                {
                    return i;
                }
            }
            return -1;
        }

        private WireException Wrong(Key key, string expected)
        {
            var found = new MsgPackReader(Raw(key)).Describe();
            return new WireException($"{_kind}: {key}: found {found}, expected {expected}");
        }

        private WireException WrongItem(Key key, int index, string expected)
        {
            return new WireException($"{_kind}: {key}: item {index}: expected {expected}");
        }
    }
}
