using System;
using System.Collections.Generic;
using System.Linq;
using AvatarBridge.Wire;

namespace AvatarBridge.Programs
{
    /// <summary>
    /// Prints a line for every request: its name and its bytes in hexadecimal. Those with a name
    /// of a golden packet say the same as it does, and number themselves like it.
    /// </summary>
    internal static class WireRequests
    {
        private const string Character = "hana-花";

        private static readonly Point Place = new Point(0.5, 1.25, 2.0);
        private static readonly string Flags = Flagged(Limits.MaxNameChars);

        private static int Main()
        {
            var buffer = Array.Empty<byte>();
            var id = 0L;
            foreach (var (name, request) in Golden())
            {
                id++;
                Print(name, id, Character, request, ref buffer);
            }
            foreach (var (name, request) in Extremes())
            {
                Print(name, Limits.MaxMicros, Flags, request, ref buffer);
            }
            return 0;
        }

        private static void Print(
            string name, long id, string character, Request request, ref byte[] buffer)
        {
            var length = RequestEncoder.Encode(id, character, request, ref buffer);
            var bytes = BitConverter.ToString(buffer, 0, length).Replace("-", "");
            Console.WriteLine(name + " " + bytes);
        }

        /// <summary>In the order of the golden packets.</summary>
        private static IEnumerable<(string, Request)> Golden()
        {
            yield return ("ping", Request.Ping());
            yield return ("describe", Request.Describe());
            yield return ("say", Request.Say("Well met, 旅人.", "en"));
            yield return ("turn", Request.Turn("Who are you?"));
            yield return ("interrupt", Request.Interrupt());
            yield return ("look-at", Request.LookAt(Place));
            yield return ("look-at-ahead", Request.LookAt(null));
            yield return ("play-gesture", Request.PlayGesture("nod", 0.75));
            yield return ("set-emotion", Request.SetEmotion("joy", 0.5));
            yield return ("set-style", Request.SetStyle("calm"));
            yield return ("set-policy", Request.SetPolicy("ja"));
            yield return ("stillness", Request.Stillness(0.25));
            yield return ("resend", Request.Resend(17, 23));
            yield return ("join", Request.Join("unity-1"));
            yield return (
                "report-playback", Request.ReportPlayback("unity-1", "u1", 640_000, -1500, 2));
            yield return ("player-event", Request.PlayerEvent("unity-1", "hit", "by an arrow"));
            yield return ("listen", Request.Listen());
            yield return ("listen-no-more", Request.Listen(false));
            yield return ("play-gesture-at", Request.PlayGesture("point-there", -1.25, Place));
        }

        /// <summary>As large as they come, and every length and size of integer.</summary>
        private static IEnumerable<(string, Request)> Extremes()
        {
            var longest = Flagged(Limits.MaxTextChars);
            yield return ("most-say", Request.Say(longest, Flags));
            yield return ("most-event", Request.PlayerEvent(Flags, Flags, longest));
            yield return ("most-emotion", Request.SetEmotion(Flags, 1));
            yield return ("least-emotion", Request.SetEmotion("x", 0));
            yield return ("most-gesture", Request.PlayGesture(Flags, 2, new Point(-1e6, 1e6, 0)));
            yield return ("least-gesture", Request.PlayGesture("x", -2));
            yield return ("default-say", Request.Say("x"));
            yield return ("default-event", Request.PlayerEvent("x", "y"));
            yield return ("most-resend", Request.Resend(Limits.MaxMicros, Limits.MaxMicros));
            foreach (var bits in new[] { 0, 5, 7, 8, 15, 16, 31, 32, 53 })
            {
                var (above, below) = ((1L << bits) - 1, -(1L << bits));
                yield return ($"whole-{above}", Report(above));
                yield return ($"whole-{below + 1}", Report(below + 1));
                if (bits < 53)
                {
                    yield return ($"whole-{above + 1}", Report(above + 1));
                    yield return ($"whole-{below}", Report(below));
                    yield return ($"whole-{below - 1}", Report(below - 1));
                }
            }
            foreach (var length in new[] { 31, 32, 255, 256 })
            {
                yield return ($"text-{length}", Request.Turn(new string('a', length)));
            }
        }

        /// <summary>Characters of four bytes and two halves each.</summary>
        private static string Flagged(int count)
        {
            return string.Concat(Enumerable.Repeat("🏴", count));
        }

        private static Request Report(long micros)
        {
            return Request.ReportPlayback("c", "", micros);
        }
    }
}
