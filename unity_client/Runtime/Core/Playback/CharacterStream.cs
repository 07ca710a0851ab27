using System;
using System.Threading;
using AvatarBridge.Time;
using AvatarBridge.Wire;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// Everything that is played of one character: records go in as they come, sound and poses
    /// come out at their time.
    ///
    /// Thread-safe by one private lock, which is held for microseconds: the network thread takes
    /// records, the audio thread renders, the main thread draws. Owns nothing to be disposed of.
    /// </summary>
    public sealed class CharacterStream
    {
        private const int UsualDeviceRate = 48_000;

        private readonly object _lock = new object();
        private readonly IClock _clock;
        private readonly Performance _performance = new Performance(UsualDeviceRate);
        private Description _description;

        /// <summary>Makes an empty one; records before a description are dropped.</summary>
        public CharacterStream(string character, IClock clock)
        {
            Character = character ?? throw new ArgumentNullException(nameof(character));
            _clock = clock ?? throw new ArgumentNullException(nameof(clock));
        }

        public string Character { get; }

        /// <summary>What the sidecar said of the character last; null before.</summary>
        public Description Description => Volatile.Read(ref _description);

        /// <summary>Samples a second that <see cref="Render"/> makes; 48000 until told.</summary>
        public int DeviceRate => _performance.Player.DeviceRate;

        /// <summary>How much later than the session says all is played; usually 0.</summary>
        public long PlayoutDelayMicros
        {
            get => _performance.Player.DelayMicros;

            set
            {
                lock (_lock)
                {
                    _performance.Player.DelayMicros = value;
                }
            }
        }

        /// <summary>Sets the rate of the sound device; what sounds goes on at its place.</summary>
        public void UseDevice(int sampleRate)
        {
            lock (_lock)
            {
                _performance.Player.UseDevice(sampleRate);
            }
        }

        /// <summary>Takes a description; another session's throws away all of the last.</summary>
        public void TakeDescription(Description description)
        {
            lock (_lock)
            {
                if (_description != null && _description.SessionId != description.SessionId)
                {
                    _performance.Restart();
                }
                _description = description;
                _performance.Sequence.Note(description.Seq);
            }
        }

        public void TakeUtteranceStarted(in UtteranceStarted started)
        {
            lock (_lock)
            {
                if (IsNew(started.Seq))
                {
                    _performance.Take(started);
                }
            }
        }

        public void TakeAudio(in AudioChunk chunk)
        {
            lock (_lock)
            {
                if (IsNew(chunk.Seq))
                {
                    _performance.Player.Take(chunk);
                }
            }
        }

        public void TakeFrame(in Frame frame)
        {
            lock (_lock)
            {
                if (IsNew(frame.Seq))
                {
                    _performance.Take(frame, _description.Rig);
                }
            }
        }

        public void TakeMoment(in Moment moment)
        {
            lock (_lock)
            {
                if (IsNew(moment.Seq))
                {
                    _performance.Take(moment);
                }
            }
        }

        public void TakeUtteranceEnded(in UtteranceEnded ended)
        {
            lock (_lock)
            {
                if (IsNew(ended.Seq))
                {
                    _performance.Take(ended);
                }
            }
        }

        public void TakeInterrupted(in Interrupted interrupted)
        {
            lock (_lock)
            {
                if (IsNew(interrupted.Seq))
                {
                    _performance.Take(interrupted);
                }
            }
        }

        public void TakeHeartbeat(in Heartbeat heartbeat)
        {
            lock (_lock)
            {
                if (IsNew(heartbeat.Seq) && _description.ControlEndpoint.Length == 0)
                {
                    // A replay answers no pings: what its clock reads is told by its heartbeats.
                    var now = _clock.NowMicros;
                    _performance.Offset.Add(now, heartbeat.PtsMicros, now);
                }
            }
        }

        /// <summary>Counts a record of a kind that is not known here as not lost.</summary>
        public void TakeUnknown(long seq)
        {
            lock (_lock)
            {
                IsNew(seq);
            }
        }

        /// <summary>Takes an answered ping: client, session and client time.</summary>
        public void Pong(long sentMicros, long sessionMicros, long receivedMicros)
        {
            lock (_lock)
            {
                _performance.Offset.Add(sentMicros, sessionMicros, receivedMicros);
            }
        }

        /// <summary>
        /// Fills one block of the sound device (audio thread). While no device asks for 100 ms,
        /// sound is passed over in silence, so that poses go on.
        /// </summary>
        /// <param name="mono">All of it is written.</param>
        /// <param name="firstSample">Number of its first sample, counted by the device.</param>
        /// <param name="heardAtMicros">Client time at which that sample leaves the speaker.</param>
        public void Render(Span<float> mono, long firstSample, double heardAtMicros)
        {
            lock (_lock)
            {
                _performance.Player.Render(mono, firstSample, heardAtMicros);
            }
        }

        /// <summary>Gives the pose of an instant (main thread); false before any.</summary>
        public bool TryDraw(double nowMicros, Pose into)
        {
            lock (_lock)
            {
                return _performance.TryDraw(nowMicros, into);
            }
        }

        /// <summary>Returns the session time being heard; NaN while it is unknown.</summary>
        public double PositionAt(double nowMicros)
        {
            lock (_lock)
            {
                return _performance.PositionAt(nowMicros, out _);
            }
        }

        /// <summary>
        /// Takes out the next note whose instant was heard by the last picture (main thread).
        /// </summary>
        public bool TryDequeue(out StreamNote note)
        {
            lock (_lock)
            {
                return _performance.TryDequeue(out note);
            }
        }

        /// <summary>Names lost records that are worth asking for, each once.</summary>
        public bool TryTakeLost(out long firstSeq, out long lastSeq)
        {
            lock (_lock)
            {
                return _performance.TryTakeLost(out firstSeq, out lastSeq);
            }
        }

        /// <summary>Gives what to tell the sidecar; false while no utterance is heard.</summary>
        public bool TryReport(double nowMicros, out PlaybackReport report)
        {
            lock (_lock)
            {
                return _performance.TryReport(nowMicros, out report);
            }
        }

        /// <summary>Returns how it goes.</summary>
        public Meters Measure(double nowMicros)
        {
            lock (_lock)
            {
                return _performance.Measure(nowMicros);
            }
        }

        /// <summary>Counts a record; false for one that came before, or too early.</summary>
        private bool IsNew(long seq)
        {
            return _description != null && _performance.Sequence.Note(seq);
        }
    }
}
