using System;
using System.Globalization;

namespace AvatarBridge.Programs
{
    /// <summary>Counts what holds and says what does not.</summary>
    internal sealed class Checks
    {
        private int _passed;
        private int _failed;

        public void That(bool holds, string what)
        {
            if (holds)
            {
                _passed++;
                return;
            }
            _failed++;
            Console.WriteLine("FAILED: " + what);
        }

        public void Below(double found, double limit, string what)
        {
            That(found < limit, string.Format(
                CultureInfo.InvariantCulture, "{0}: found {1:R}, not below {2:R}",
                what, found, limit));
        }

        public void Near(double found, double expected, double tolerance, string what)
        {
            That(Math.Abs(found - expected) <= tolerance, string.Format(
                CultureInfo.InvariantCulture, "{0}: found {1:R}, expected {2:R} within {3:R}",
                what, found, expected, tolerance));
        }

        public void Same<T>(T found, T expected, string what)
        {
            That(Equals(found, expected), $"{what}: found {found}, expected {expected}");
        }

        /// <summary>Prints the count; returns the status of the program.</summary>
        public int Done()
        {
            Console.WriteLine($"{_passed} passed, {_failed} failed");
            return _failed == 0 && _passed > 0 ? 0 : 1;
        }
    }
}
