namespace AvatarBridge.Wire
{
    /// <summary>
    /// A place in a character's space: metres from its root, right-handed, +Y up, +X to its
    /// left, +Z where it faces.
    /// </summary>
    public readonly struct Point
    {
        public Point(double x, double y, double z)
        {
            X = x;
            Y = y;
            Z = z;
        }

        public double X { get; }
        public double Y { get; }
        public double Z { get; }
    }
}
