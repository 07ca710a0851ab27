using System;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// Turns the packets of a stream into calls of a sink. One for each connection, for the one
    /// thread that receives; it remembers names and the rigs of characters, and once it has met
    /// those of an utterance, frames and sound are decoded without allocating.
    /// </summary>
    public sealed class PacketDecoder
    {
        private const int RigSets = 64; // rigs of 256 characters; of more, frames go unchecked

        private readonly NamePool _names = new NamePool();
        private readonly SpanCache<KnownRig> _rigs = new SpanCache<KnownRig>(RigSets);

        /// <summary>
        /// Decodes one packet and calls <paramref name="sink"/> once. Raises
        /// <see cref="WireException"/>, and does not call, for a packet that is to be dropped.
        /// </summary>
        public void Decode(ReadOnlySpan<byte> packet, IStreamSink sink)
        {
            var topic = Envelope.TopicOf(packet, out var versioned);
            var body = Envelope.BodyOf(versioned);
            Span<FieldPlace> room = stackalloc FieldPlace[Limits.MaxKeys];
            var fields = Fields.Of("packet", body, room);
            var known = _rigs.Find(topic);
            if (known == null)
            {
                CheckTopic(topic);
            }
            Read(fields, fields.Utf8Of(Keys.Record), topic, known, sink);
        }

        private void Read(
            Fields fields, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> topic, KnownRig known,
            IStreamSink sink)
        {
            if (Kinds.Frame.Is(kind))
            {
                sink.OnFrame(topic, ReadFrame(fields.As("frame"), known));
            }
            else if (Kinds.Audio.Is(kind))
            {
                sink.OnAudio(topic, ReadAudio(fields.As("audio")));
            }
            else if (Kinds.Event.Is(kind))
            {
                sink.OnMoment(topic, ReadMoment(fields.As("event")));
            }
            else if (Kinds.Heartbeat.Is(kind))
            {
                sink.OnHeartbeat(topic, ReadHeartbeat(fields.As("heartbeat")));
            }
            else if (Kinds.Describe.Is(kind))
            {
                sink.OnDescription(topic, ReadDescription(fields.As("describe"), topic, known));
            }
            else if (Kinds.UtteranceStarted.Is(kind))
            {
                sink.OnUtteranceStarted(topic, ReadStarted(fields.As("utterance-started")));
            }
            else if (Kinds.UtteranceEnded.Is(kind))
            {
                sink.OnUtteranceEnded(topic, ReadEnded(fields.As("utterance-ended")));
            }
            else if (Kinds.Interrupted.Is(kind))
            {
                sink.OnInterrupted(topic, ReadInterrupted(fields.As("interrupted")));
            }
            else
            {
                sink.OnUnknown(topic, fields.As("an unknown kind").Count(Keys.Seq));
            }
        }

        private Frame ReadFrame(Fields fields, KnownRig known)
        {
            var weights = fields.Floats(Keys.Weights, 1, 0, Limits.MaxNames);
            var bones = fields.Floats(Keys.Bones, 4, 0, Limits.MaxNames);
            known?.CheckFrame(weights, bones);
            return new Frame(
                fields.Count(Keys.Seq),
                fields.Micros(Keys.PtsMicros),
                fields.Name(Keys.UtteranceId, _names),
                weights,
                fields.Floats(Keys.Head, 7, 1, 1),
                bones,
                fields.Floats(Keys.Hips, 3, 1, 1));
        }

        private AudioChunk ReadAudio(Fields fields)
        {
            return new AudioChunk(
                fields.Count(Keys.Seq),
                fields.Micros(Keys.PtsMicros),
                fields.RequiredName(Keys.UtteranceId, _names),
                (int)fields.Whole(Keys.SampleRate, 1, Limits.MaxSampleRate),
                fields.Floats(Keys.Samples, 1, 0, Limits.MaxAudioSamples));
        }

        private Moment ReadMoment(Fields fields)
        {
            return new Moment(
                fields.Count(Keys.Seq),
                fields.Micros(Keys.PtsMicros),
                fields.Micros(Keys.EndMicros),
                fields.Name(Keys.UtteranceId, _names),
                fields.RequiredName(Keys.Kind, _names),
                fields.Name(Keys.Name, _names));
        }

        private static Heartbeat ReadHeartbeat(Fields fields)
        {
            return new Heartbeat(fields.Count(Keys.Seq), fields.Micros(Keys.PtsMicros));
        }

        private Description ReadDescription(Fields fields, ReadOnlySpan<byte> topic, KnownRig known)
        {
            var rig = fields.Raw(Keys.Rig);
            if (known == null || !known.Is(rig))
            {
                known = new KnownRig(fields, _names);
            }
            var description = new Description(
                fields.Count(Keys.Seq),
                fields.RequiredName(Keys.SessionId, _names),
                known.Rig,
                (int)fields.Whole(Keys.FrameRate, 1, Limits.MaxFrameRate),
                (int)fields.Whole(Keys.SampleRate, 1, Limits.MaxSampleRate),
                fields.Count(Keys.LeadMicros),
                fields.Name(Keys.ControlEndpoint, _names));
            _rigs.Put(topic, known); // last, so that a packet that is refused changes nothing
            return description;
        }

        private UtteranceStarted ReadStarted(Fields fields)
        {
            return new UtteranceStarted(
                fields.Count(Keys.Seq),
                fields.Micros(Keys.PtsMicros),
                fields.RequiredName(Keys.UtteranceId, _names),
                fields.Name(Keys.TurnId, _names),
                fields.Text(Keys.Text),
                fields.Name(Keys.SentenceType, _names),
                fields.Name(Keys.Act, _names),
                fields.Name(Keys.Emotion, _names));
        }

        private UtteranceEnded ReadEnded(Fields fields)
        {
            return new UtteranceEnded(
                fields.Count(Keys.Seq),
                fields.Micros(Keys.PtsMicros),
                fields.RequiredName(Keys.UtteranceId, _names));
        }

        private Interrupted ReadInterrupted(Fields fields)
        {
            return new Interrupted(
                fields.Count(Keys.Seq),
                fields.Micros(Keys.PtsMicros),
                fields.RequiredName(Keys.UtteranceId, _names));
        }

        private static void CheckTopic(ReadOnlySpan<byte> topic)
        {
            if (Utf8.Count(topic) < 0)
            {
                throw new WireException("topic: found bytes that are not UTF-8");
            }
            if (Utf8.HasControl(topic))
            {
                throw new WireException("topic: found a control character");
            }
        }
    }
}
