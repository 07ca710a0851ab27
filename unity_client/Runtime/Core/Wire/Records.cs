namespace AvatarBridge.Wire
{
    /// <summary>An utterance begins; its audio follows.</summary>
    public readonly struct UtteranceStarted
    {
        public UtteranceStarted(
            long seq, long ptsMicros, string utteranceId, string turnId, string text,
            string sentenceType, string act, string emotion)
        {
            Seq = seq;
            PtsMicros = ptsMicros;
            UtteranceId = utteranceId;
            TurnId = turnId;
            Text = text;
            SentenceType = sentenceType;
            Act = act;
            Emotion = emotion;
        }

        public long Seq { get; }

        /// <summary>Session time of its first audio sample.</summary>
        public long PtsMicros { get; }

        public string UtteranceId { get; }

        /// <summary>The answer to "say" or "turn" named it.</summary>
        public string TurnId { get; }

        /// <summary>What is said.</summary>
        public string Text { get; }

        /// <summary>Such as "statement" or "yes-no-question".</summary>
        public string SentenceType { get; }

        /// <summary>Dialogue act, such as "inform" or "greeting".</summary>
        public string Act { get; }

        /// <summary>Such as "joy" or "neutral".</summary>
        public string Emotion { get; }
    }

    /// <summary>One past an utterance's last sample.</summary>
    public readonly struct UtteranceEnded
    {
        public UtteranceEnded(long seq, long ptsMicros, string utteranceId)
        {
            Seq = seq;
            PtsMicros = ptsMicros;
            UtteranceId = utteranceId;
        }

        public long Seq { get; }
        public long PtsMicros { get; }
        public string UtteranceId { get; }
    }

    /// <summary>An utterance was cut: from its time on, what was sent before is void.</summary>
    public readonly struct Interrupted
    {
        public Interrupted(long seq, long ptsMicros, string utteranceId)
        {
            Seq = seq;
            PtsMicros = ptsMicros;
            UtteranceId = utteranceId;
        }

        public long Seq { get; }
        public long PtsMicros { get; }
        public string UtteranceId { get; }
    }

    /// <summary>A moment that a game may want: a word, a phone, a movement, an error.</summary>
    public readonly struct Moment
    {
        public Moment(
            long seq, long ptsMicros, long endMicros, string utteranceId, string kind, string name)
        {
            Seq = seq;
            PtsMicros = ptsMicros;
            EndMicros = endMicros;
            UtteranceId = utteranceId;
            Kind = kind;
            Name = name;
        }

        public long Seq { get; }
        public long PtsMicros { get; }
        public long EndMicros { get; }
        public string UtteranceId { get; }

        /// <summary>"word", "phone", a part of the body such as "head", or "error".</summary>
        public string Kind { get; }

        /// <summary>The word, the phone in IPA, the movement.</summary>
        public string Name { get; }
    }

    /// <summary>The stream is alive.</summary>
    public readonly struct Heartbeat
    {
        public Heartbeat(long seq, long ptsMicros)
        {
            Seq = seq;
            PtsMicros = ptsMicros;
        }

        public long Seq { get; }

        /// <summary>The session clock when it was sent.</summary>
        public long PtsMicros { get; }
    }

    /// <summary>
    /// A stretch of sound, read in place: it points into the packet and is good only during the
    /// call that hands it over.
    /// </summary>
    public readonly ref struct AudioChunk
    {
        public AudioChunk(
            long seq, long ptsMicros, string utteranceId, int sampleRate, PackedFloats samples)
        {
            Seq = seq;
            PtsMicros = ptsMicros;
            UtteranceId = utteranceId;
            SampleRate = sampleRate;
            Samples = samples;
        }

        public long Seq { get; }

        /// <summary>Session time at which its first sample is to be heard.</summary>
        public long PtsMicros { get; }

        public string UtteranceId { get; }
        public int SampleRate { get; }

        /// <summary>(N,) mono in [-1, 1].</summary>
        public PackedFloats Samples { get; }
    }

    /// <summary>A pose, read in place like <see cref="AudioChunk"/>.</summary>
    public readonly ref struct Frame
    {
        public Frame(
            long seq, long ptsMicros, string utteranceId, PackedFloats weights, PackedFloats head,
            PackedFloats bones, PackedFloats hips)
        {
            Seq = seq;
            PtsMicros = ptsMicros;
            UtteranceId = utteranceId;
            Weights = weights;
            Head = head;
            Bones = bones;
            Hips = hips;
        }

        public long Seq { get; }

        /// <summary>Session time at which the pose is to be seen.</summary>
        public long PtsMicros { get; }

        /// <summary>Empty while the character idles.</summary>
        public string UtteranceId { get; }

        /// <summary>(S,) blendshapes in [0, 1].</summary>
        public PackedFloats Weights { get; }

        /// <summary>(7,) position in metres from the head's rest place, rotation x y z w.</summary>
        public PackedFloats Head { get; }

        /// <summary>(B * 4) local rotations x y z w, glTF space.</summary>
        public PackedFloats Bones { get; }

        /// <summary>(3,) translation of the hips in metres from the rest pose (glTF).</summary>
        public PackedFloats Hips { get; }
    }
}
