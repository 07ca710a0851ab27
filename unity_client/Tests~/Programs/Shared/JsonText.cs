using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace AvatarBridge.Programs
{
    /// <summary>Writes values as JSON, floats so that nothing of them is lost.</summary>
    internal static class JsonText
    {
        public static string Of(object value)
        {
            switch (value)
            {
                case null:
                    return "null";
                case string text:
                    return Quoted(text);
                case bool flag:
                    return flag ? "true" : "false";
                case float number:
                    return number.ToString("G9", CultureInfo.InvariantCulture);
                case double number:
                    return number.ToString("R", CultureInfo.InvariantCulture);
                case long whole:
                    return whole.ToString(CultureInfo.InvariantCulture);
                case int whole:
                    return whole.ToString(CultureInfo.InvariantCulture);
                case IEnumerable<KeyValuePair<string, object>> map:
                    var pairs = map.Select(pair => Quoted(pair.Key) + ": " + Of(pair.Value));
                    return "{" + string.Join(", ", pairs) + "}";
                case System.Collections.IEnumerable items:
                    return "[" + string.Join(", ", items.Cast<object>().Select(Of)) + "]";
                default:
                    return Quoted(value.ToString());
            }
        }

        private static string Quoted(string text)
        {
            var quoted = new StringBuilder("\"");
            foreach (var one in text)
            {
                if (one < ' ' || one == '"' || one == '\\' || one > '~')
                {
                    quoted.Append("\\u").Append(((int)one).ToString("x4"));
                }
                else
                {
                    quoted.Append(one);
                }
            }
            return quoted.Append('"').ToString();
        }
    }
}
