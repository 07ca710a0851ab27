using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace AvatarBridge.Programs
{
    /// <summary>Packets from stdin, each after its length (u32 little-endian), and JSON.</summary>
    internal static class Packets
    {
        public static List<byte[]> FromStdin()
        {
            var packets = new List<byte[]>();
            using var reader = new BinaryReader(Console.OpenStandardInput());
            while (true)
            {
                var length = reader.ReadBytes(4);
                if (length.Length < 4)
                {
                    return packets;
                }
                packets.Add(reader.ReadBytes(BitConverter.ToInt32(length, 0)));
            }
        }

        public static string Text(string text)
        {
            var json = new StringBuilder("\"");
            foreach (var letter in text)
            {
                json.Append(letter == '"' || letter == '\\' || letter < ' ' || letter > '~'
                    ? "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture)
                    : letter.ToString());
            }
            return json.Append('"').ToString();
        }

        public static string Number(double number)
        {
            return number.ToString("R", CultureInfo.InvariantCulture);
        }

        public static string List<T>(IEnumerable<T> items, Func<T, string> write)
        {
            var json = new List<string>();
            foreach (var item in items)
            {
                json.Add(write(item));
            }
            return "[" + string.Join(",", json) + "]";
        }
    }
}
