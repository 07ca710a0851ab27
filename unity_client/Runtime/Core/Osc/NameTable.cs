using System;
using System.Collections.Generic;
using System.Text;

namespace AvatarBridge.Osc
{
    /// <summary>
    /// Names in UTF-8 to numbers in the order of their coming, bounded, without allocating for a
    /// name that is known. One thread at a time.
    /// </summary>
    internal sealed class NameTable
    {
        private const int MaxNameBytes = 512;

        private readonly List<string> _names = new List<string>();
        private readonly List<byte[]> _spellings = new List<byte[]>();
        private readonly int[] _slots; // one more than the number; 0 is free
        private readonly int _maxNames;
        private readonly bool _foldsCase;

        public NameTable(int maxNames, bool foldsCase)
        {
            var slots = 16;
            while (slots < 2 * maxNames)
            {
                slots *= 2;
            }
            _slots = new int[slots];
            _maxNames = maxNames;
            _foldsCase = foldsCase;
        }

        public IReadOnlyList<string> Names => _names;

        /// <summary>Returns the number of a name, -1 when it is unknown.</summary>
        public int Find(ReadOnlySpan<byte> name)
        {
            return _slots[SlotOf(name)] - 1;
        }

        /// <summary>Returns the number of a name, new or known; -1 when there is no room.</summary>
        public int FindOrAdd(ReadOnlySpan<byte> name)
        {
            var slot = SlotOf(name);
            if (_slots[slot] == 0)
            {
                if (_names.Count == _maxNames || name.IsEmpty || name.Length > MaxNameBytes)
                {
                    return -1;
                }
                var spelling = name.ToArray();
                _spellings.Add(spelling);
                _names.Add(Encoding.UTF8.GetString(spelling));
                _slots[slot] = _names.Count;
            }
            return _slots[slot] - 1;
        }

        private int SlotOf(ReadOnlySpan<byte> name)
        {
            var slot = (int)(Hash(name) & (uint)(_slots.Length - 1));
            while (_slots[slot] != 0 && !AreSame(name, _spellings[_slots[slot] - 1]))
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }
            return slot;
        }

        private uint Hash(ReadOnlySpan<byte> name)
        {
            var hash = 2166136261u; // FNV-1a
            foreach (var part in name)
            {
                hash = (hash ^ Fold(part)) * 16777619u;
            }
            return hash;
        }

        private bool AreSame(ReadOnlySpan<byte> name, byte[] other)
        {
            if (name.Length != other.Length)
            {
                return false;
            }
            for (var i = 0; i < other.Length; i++)
            {
                if (Fold(name[i]) != Fold(other[i]))
                {
                    return false;
                }
            }
            return true;
        }

        private byte Fold(byte part)
        {
            return _foldsCase && part >= 'A' && part <= 'Z' ? (byte)(part + 'a' - 'A') : part;
        }
    }
}
