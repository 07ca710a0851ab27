using System;
using System.Text;
using AvatarBridge.Wire;
using NUnit.Framework;

namespace AvatarBridge.Tests
{
    /// <summary>The wire on this engine's runtime: read, written, refused when wrong.</summary>
    public sealed class WireTests
    {
        private PacketDecoder _decoder;
        private LastRecord _sink;

        [SetUp]
        public void Connect()
        {
            _decoder = new PacketDecoder();
            _sink = new LastRecord();
        }

        [Test]
        public void AFrameIsReadToTheLastNumber()
        {
            _decoder.Decode(GoldenPackets.Frame, _sink);
            Assert.AreEqual("hana-花", _sink.Character);
            Assert.AreEqual(4, _sink.Seq);
            Assert.AreEqual(Limits.MaxMicros, _sink.PtsMicros);
            Assert.AreEqual("u1", _sink.UtteranceId);
            Assert.AreEqual(52, _sink.Weights.Length);
            Assert.AreEqual(0.01953125f, _sink.Weights[1]);
            Assert.AreEqual(1f, _sink.Weights[51]);
        }

        [Test]
        public void WordsComeInAnyScript()
        {
            _decoder.Decode(GoldenPackets.Started, _sink);
            Assert.AreEqual("こんにちは, Mama!", _sink.Text);
            _decoder.Decode(GoldenPackets.Event, _sink);
            Assert.AreEqual("Mama", _sink.Text);
            Assert.AreEqual(-250_000, _sink.PtsMicros);
        }

        [Test]
        public void FramesLeaveNothingForTheGarbageCollector()
        {
            _decoder.Decode(GoldenPackets.Frame, _sink);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++)
            {
                _decoder.Decode(GoldenPackets.Frame, _sink);
            }
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.AreEqual(0, allocated);
        }

        [Test]
        public void EveryCutIsRefused()
        {
            for (var length = 0; length < GoldenPackets.Frame.Length; length++)
            {
                var cut = new byte[length];
                Array.Copy(GoldenPackets.Frame, cut, length);
                Assert.Throws<WireException>(() => _decoder.Decode(cut, _sink));
            }
            Assert.IsNull(_sink.Character);
        }

        [Test]
        public void EveryChangedByteIsReadOrRefused()
        {
            for (var at = 0; at < GoldenPackets.Event.Length; at++)
            {
                for (var value = 0; value < 256; value++)
                {
                    var changed = (byte[])GoldenPackets.Event.Clone();
                    changed[at] = (byte)value;
                    TryDecode(changed);
                }
            }
            _decoder.Decode(GoldenPackets.Event, _sink);
            Assert.AreEqual("Mama", _sink.Text);
        }

        [Test]
        public void AnotherMajorVersionIsNamed()
        {
            var later = (byte[])GoldenPackets.Heartbeat.Clone();
            later[Array.IndexOf(later, (byte)0) + 1] = 2;
            var error = Assert.Throws<WireException>(() => _decoder.Decode(later, _sink));
            Assert.AreEqual("found version 2.0, expected 1.0 or any 1.x", error.Message);
        }

        [Test]
        public void AKindThatComesLaterCounts()
        {
            var later = (byte[])GoldenPackets.Heartbeat.Clone();
            var text = Encoding.GetEncoding(28591).GetString(later);
            later[text.IndexOf("heartbeat", StringComparison.Ordinal)] = (byte)'H';
            _decoder.Decode(later, _sink);
            Assert.AreEqual(9, _sink.UnknownSeq);
        }

        [Test]
        public void RequestsAreWrittenToTheByte()
        {
            var buffer = new byte[1];
            var pointing = Request.PlayGesture("point-there", -1.25, new Point(0.5, 1.25, 2.0));
            Assert.AreEqual(GoldenPackets.Gesture, Encoded(19, pointing, ref buffer));
            var report = Request.ReportPlayback("unity-1", "u1", 640_000, -1500, 2);
            Assert.AreEqual(GoldenPackets.Report, Encoded(15, report, ref buffer));
        }

        [Test]
        public void AnswersSayWhetherItIsDone()
        {
            var done = ReplyDecoder.Decode(GoldenPackets.Done);
            Assert.IsTrue(done.IsDone);
            Assert.AreEqual(2, done.RequestId);
            Assert.AreEqual("t9", done.TurnId);
            Assert.AreEqual(5_000_100, done.SessionMicros);
            var refused = ReplyDecoder.Decode(GoldenPackets.Refused);
            Assert.IsFalse(refused.IsDone);
            Assert.AreEqual("unknown-gesture", refused.Code);
            Assert.AreEqual("no gesture 'nodd'", refused.Message);
        }

        [Test]
        public void WhatIsBeyondTheLimitsIsNotSent()
        {
            var (name, text) = (new string('n', 129), new string('t', 10_001));
            Refuses(() => Request.Say(""), () => Request.Say(text), () => Request.Say(null));
            Refuses(() => Request.Say("x", name), () => Request.Turn(""), () => Request.Turn(text));
            Refuses(() => Request.PlayGesture(""), () => Request.PlayGesture("x", 2.001));
            Refuses(() => Request.PlayGesture("x", -2.001));
            Refuses(() => Request.PlayGesture("x", double.NaN));
            Refuses(() => Request.LookAt(new Point(0, double.PositiveInfinity, 0)));
            Refuses(() => Request.LookAt(new Point(double.NaN, 0, 0)));
            Refuses(() => Request.SetEmotion("joy", 1.001), () => Request.SetEmotion("", 0.5));
            Refuses(() => Request.Stillness(-0.001), () => Request.SetStyle(name));
            Refuses(() => Request.SetPolicy(""), () => Request.Join(""));
            Refuses(() => Request.Resend(2, 1), () => Request.Resend(-1, 1));
            Refuses(() => Request.Resend(0, Limits.MaxMicros + 1));
            Refuses(() => Request.ReportPlayback("c", "u", 0, 0, -1));
            Refuses(() => Request.ReportPlayback("c", null, 0));
            Refuses(() => Request.ReportPlayback("c", "u", -Limits.MaxMicros - 1));
            Refuses(() => Request.PlayerEvent("c", "hit", text));
            Refuses(() => Request.PlayerEvent("c", ""), () => Request.PlayerEvent("", "hit"));
        }

        [Test]
        public void NobodyAndNoNumberAreNotAsked()
        {
            var buffer = new byte[256];
            Assert.Catch<ArgumentException>(
                () => RequestEncoder.Encode(1, "", Request.Ping(), ref buffer));
            Assert.Catch<ArgumentException>(
                () => RequestEncoder.Encode(-1, "hana", Request.Ping(), ref buffer));
        }

        private static void Refuses(params Func<Request>[] requests)
        {
            foreach (var request in requests)
            {
                Assert.Catch<ArgumentException>(() => request());
            }
        }

        private static byte[] Encoded(long id, Request request, ref byte[] buffer)
        {
            var length = RequestEncoder.Encode(id, "hana-花", request, ref buffer);
            return buffer.AsSpan(0, length).ToArray();
        }

        private void TryDecode(byte[] packet)
        {
            try
            {
                _decoder.Decode(packet, _sink);
            }
            catch (WireException error)
            {
                Assert.IsNotEmpty(error.Message);
            }
        }
    }
}
