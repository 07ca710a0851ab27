using System;
using System.Collections.Generic;
using System.IO;
using AvatarBridge.Takes;
using AvatarBridge.Wire;

namespace AvatarBridge.Programs
{
    /// <summary>
    /// Decodes every packet of a take, with one decoder, and prints a line of JSON for each: the
    /// record, or what the decoder had against it. With "replies" the packets are answers.
    /// </summary>
    internal static class WireDecode
    {
        private static int Main(string[] arguments)
        {
            var areReplies = arguments.Length > 1 && arguments[1] == "replies";
            var decoder = new PacketDecoder();
            var sink = new RecordText();
            var reader = new TakeReader(File.ReadAllBytes(arguments[0]));
            var output = new StreamWriter(Console.OpenStandardOutput());
            while (reader.TryRead(out var packet))
            {
                output.WriteLine(JsonText.Of(Line(decoder, sink, packet, areReplies)));
            }
            output.Flush();
            return 0;
        }

        private static Dictionary<string, object> Line(
            PacketDecoder decoder, RecordText sink, ReadOnlySpan<byte> packet, bool isReply)
        {
            var calls = sink.Calls;
            try
            {
                if (isReply)
                {
                    return Fields(ReplyDecoder.Decode(packet));
                }
                decoder.Decode(packet, sink);
                return sink.Calls == calls + 1 ? sink.Fields : Wrong("not called just once");
            }
            catch (WireException error)
            {
                return sink.Calls == calls ? Wrong(error.Message) : Wrong("called, and raised");
            }
        }

        private static Dictionary<string, object> Wrong(string message)
        {
            return new Dictionary<string, object> { ["error"] = message };
        }

        private static Dictionary<string, object> Fields(Reply reply)
        {
            var packet = BitConverter.ToString(reply.Packet).Replace("-", "").ToLowerInvariant();
            return new Dictionary<string, object>
            {
                ["record"] = reply.IsDone ? "Reply" : "Refusal",
                ["request_id"] = reply.RequestId,
                ["session_micros"] = reply.SessionMicros,
                ["turn_id"] = reply.TurnId,
                ["packet"] = packet,
                ["resent"] = reply.Resent,
                ["code"] = reply.Code,
                ["message"] = reply.Message,
            };
        }
    }
}
