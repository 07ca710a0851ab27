using System;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// Checks what a game asks for against the limits of the wire before it is sent, where the
    /// mistake can still be seen. Each method returns what it was given, or raises an
    /// <see cref="ArgumentException"/>. Stateless; any thread.
    /// </summary>
    internal static class Arguments
    {
        public static string Name(string value, string parameter)
        {
            return Characters(value, 0, Limits.MaxNameChars, parameter);
        }

        public static string RequiredName(string value, string parameter)
        {
            return Characters(value, 1, Limits.MaxNameChars, parameter);
        }

        public static string Text(string value, string parameter)
        {
            return Characters(value, 0, Limits.MaxTextChars, parameter);
        }

        public static string RequiredText(string value, string parameter)
        {
            return Characters(value, 1, Limits.MaxTextChars, parameter);
        }

        public static long Count(long value, string parameter)
        {
            return Whole(value, 0, parameter);
        }

        public static long Micros(long value, string parameter)
        {
            return Whole(value, -Limits.MaxMicros, parameter);
        }

        public static double Number(double value, double low, double high, string parameter)
        {
            // What is not a number fails both comparisons.
            if (value >= low && value <= high)
            {
                return value;
            }
            throw Beyond(parameter, value, $"expected a number from {low} to {high}");
        }

        public static Point? Point(Point? value, string parameter)
        {
            if (!value.HasValue)
            {
                return null;
            }
            // A sum is finite only when every number is.
            var sum = Math.Abs(value.Value.X) + Math.Abs(value.Value.Y) + Math.Abs(value.Value.Z);
            if (double.IsNaN(sum) || double.IsInfinity(sum))
            {
                throw new ArgumentException("expected finite metres", parameter);
            }
            return value;
        }

        private static long Whole(long value, long low, string parameter)
        {
            if (value >= low && value <= Limits.MaxMicros)
            {
                return value;
            }
            throw Beyond(parameter, value, $"expected {low} to {Limits.MaxMicros}");
        }

        private static string Characters(string value, int low, int high, string parameter)
        {
            if (value == null)
            {
                throw new ArgumentNullException(parameter);
            }
            var count = Utf8.Count(value);
            if (count >= low && count <= high)
            {
                return value;
            }
            throw new ArgumentException(
                $"found {count} characters, expected {low} to {high}", parameter);
        }

        private static ArgumentException Beyond(string parameter, object value, string expected)
        {
            return new ArgumentOutOfRangeException(parameter, value, expected);
        }
    }
}
