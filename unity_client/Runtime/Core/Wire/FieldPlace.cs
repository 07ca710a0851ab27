namespace AvatarBridge.Wire
{
    /// <summary>Where one field of a map is: offsets into the map's bytes.</summary>
    internal readonly struct FieldPlace
    {
        public FieldPlace(int key, int keyLength, int value, int end)
        {
            Key = key;
            KeyLength = keyLength;
            Value = value;
            End = end;
        }

        public int Key { get; }
        public int KeyLength { get; }
        public int Value { get; }

        /// <summary>One past the value.</summary>
        public int End { get; }
    }
}
