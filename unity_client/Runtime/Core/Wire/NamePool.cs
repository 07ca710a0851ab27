using System;
using System.Text;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// Gives the same string again for the same bytes, so that ids and labels which come with
    /// every frame cost no memory. Keeps the 2,048 names last met, each within the limit of
    /// names. For one thread.
    /// </summary>
    public sealed class NamePool
    {
        private readonly SpanCache<string> _names = new SpanCache<string>(512);

        /// <summary>
        /// Returns the string of <paramref name="utf8"/>. Raises <see cref="WireException"/> for
        /// bytes that are not UTF-8 or hold more characters than a name may have.
        /// </summary>
        public string Get(ReadOnlySpan<byte> utf8)
        {
            if (utf8.IsEmpty)
            {
                return string.Empty;
            }
            var known = _names.Find(utf8);
            if (known != null)
            {
                return known;
            }
            var count = Utf8.Count(utf8);
            if (count < 0 || count > Limits.MaxNameChars)
            {
                var found = count < 0 ? "bytes that are not UTF-8" : $"{count} characters";
                throw new WireException(
                    $"found {found}, expected at most {Limits.MaxNameChars} characters");
            }
            var name = Encoding.UTF8.GetString(utf8);
            _names.Put(utf8, name);
            return name;
        }
    }
}
