using System;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// Remembers values by the bytes that name them, and finds them again without allocating. Its
    /// size is fixed: where many keys fall together, the oldest of them is forgotten, so that no
    /// peer can make it grow. For one thread.
    /// </summary>
    internal sealed class SpanCache<T>
        where T : class
    {
        private const int Ways = 4; // a key may lie in any of so many places
        private const uint FnvBasis = 2166136261;
        private const uint FnvPrime = 16777619;

        private readonly byte[][] _keys;
        private readonly T[] _values;
        private readonly uint _lastSet;
        private int _next;

        /// <summary>Makes room for four times <paramref name="sets"/>, a power of two.</summary>
        public SpanCache(int sets)
        {
            _keys = new byte[sets * Ways][];
            _values = new T[sets * Ways];
            _lastSet = (uint)sets - 1;
        }

        /// <summary>Returns the value, or null when there is none.</summary>
        public T Find(ReadOnlySpan<byte> key)
        {
            var place = PlaceOf(key);
            return place < 0 ? null : _values[place];
        }

        /// <summary>Keeps a value in place of the one of the same key.</summary>
        public void Put(ReadOnlySpan<byte> key, T value)
        {
            var place = PlaceOf(key);
            if (place < 0)
            {
                place = FirstOf(key) + FreeWay(FirstOf(key));
                _keys[place] = key.ToArray();
            }
            _values[place] = value;
        }

        private int PlaceOf(ReadOnlySpan<byte> key)
        {
            var first = FirstOf(key);
            for (var place = first; place < first + Ways; place++)
            {
                if (_keys[place] != null && key.SequenceEqual(_keys[place]))
                {
                    return place;
                }
            }
            return -1;
        }

        private int FreeWay(int first)
        {
            for (var way = 0; way < Ways; way++)
            {
                if (_keys[first + way] == null)
                {
                    return way;
                }
            }
            _next = (_next + 1) % Ways;
            return _next;
        }

        private int FirstOf(ReadOnlySpan<byte> key)
        {
            var hash = FnvBasis;
            foreach (var one in key)
            {
                hash = (hash ^ one) * FnvPrime;
            }
            return (int)((hash ^ (hash >> 16)) & _lastSet) * Ways;
        }
    }
}
