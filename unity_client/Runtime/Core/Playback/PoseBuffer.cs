using System;
using AvatarBridge.Wire;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// Frames waiting to be shown, and the pose at any instant.
    ///
    /// What is kept does not depend on the order of arrival: a frame voids every frame with a
    /// lower <c>seq</c> and an equal or later time, whichever of the two comes first. So both run
    /// upwards through the buffer. No clock; for one thread at a time.
    /// </summary>
    public sealed class PoseBuffer
    {
        /// <summary>How long the newest pose stands when the next one does not come.</summary>
        public const double HoldMicros = 150_000;

        /// <summary>How long the way to rest takes after that.</summary>
        public const double EaseMicros = 300_000;

        /// <summary>How long the way back takes once frames come again.</summary>
        public const double ResumeMicros = 100_000;

        // The rest of a leap is not time to ease in.
        private const double LargestStepMicros = HoldMicros;
        private const double NoticeableMicros = 50_000; // less is no larger step than fast motion
        private const double KeptBehindMicros = 200_000; // for a position that steps back a little

        private readonly FrameQueue _frames = new FrameQueue();
        private readonly Pose _shown = new Pose();
        private readonly Pose _idle = new Pose();
        private readonly Pose _rest = new Pose();
        private readonly Pose _stall = new Pose();
        private bool _hasShown;
        private bool _hasIdle;
        private bool _isStalled;
        private double _resumedAt = double.NaN;
        private double _position = double.NegativeInfinity;
        private double _leapt;

        /// <summary>Frames that came after their instant.</summary>
        public long Late { get; private set; }

        /// <summary>Frames that a newer one had replaced before they came.</summary>
        public long Stale { get; private set; }

        /// <summary>
        /// Forgets the frames of a session that has gone, but not the pose on the screen: what
        /// comes next is mixed in from there.
        /// </summary>
        public void Restart()
        {
            _frames.Clear();
            _position = double.NegativeInfinity;
            _leapt = 0;
            _isStalled = _hasShown;
            if (_hasShown)
            {
                _stall.CopyNumbers(_shown);
                _stall.PtsMicros = double.NaN; // of a clock that has gone
                _resumedAt = double.NegativeInfinity;
            }
        }

        /// <summary>Takes one frame, and drops those it replaces.</summary>
        public void Insert(in Frame frame)
        {
            if (_frames.Count > 0 && !IsLike(_frames[0], frame))
            {
                _frames.Clear(); // another rig: its poses cannot be mixed with the old ones
            }
            var end = _frames.FirstSeqFrom(frame.Seq);
            if (end < _frames.Count && _frames.PtsAt(end) <= frame.PtsMicros)
            {
                Stale++;
                return;
            }
            if (frame.PtsMicros < _position)
            {
                Late++;
            }
            var first = Math.Min(_frames.FirstFrom(frame.PtsMicros), end);
            _frames.Drop(first, end);
            var pose = _frames.Insert(first, frame);
            ForgetOtherRigs(pose);
            if (frame.UtteranceId.Length == 0)
            {
                _idle.CopyNumbers(pose);
                _hasIdle = true;
            }
        }

        /// <summary>Drops the frames from a time on that are older than a record.</summary>
        public void Cut(long ptsMicros, long seq)
        {
            _frames.Drop(_frames.FirstFrom(ptsMicros), _frames.FirstSeqFrom(seq));
        }

        /// <summary>Returns how much time after a position is here.</summary>
        public double AheadMicros(double position)
        {
            var count = _frames.Count;
            return count == 0 ? 0 : Math.Max(_frames.PtsAt(count - 1) - position, 0);
        }

        /// <summary>
        /// Gives the pose at a session time; false before any frame. Positions are expected to go
        /// forward, and may step back by a fraction of a second.
        /// </summary>
        public bool TrySample(double position, Pose into)
        {
            if (_frames.Count > 0)
            {
                GoTo(position);
                Draw(position);
                MixIn(position);
                _hasShown = true;
                _frames.Drop(0, _frames.FirstAfter(position - KeptBehindMicros) - 1);
            }
            return TryGetShown(into);
        }

        /// <summary>Gives the pose that was given last; false before any.</summary>
        public bool TryGetShown(Pose into)
        {
            if (_hasShown)
            {
                into.CopyFrom(_shown);
            }
            return _hasShown;
        }

        private static bool IsLike(Pose pose, in Frame frame)
        {
            return pose.IsOf(frame.Weights.Count, frame.Bones.Count / Pose.BoneFloats);
        }

        private void ForgetOtherRigs(Pose pose)
        {
            if (!_shown.IsOf(pose.ShapeCount, pose.BoneCount))
            {
                _hasShown = _isStalled = false;
                _resumedAt = double.NaN;
            }
            if (!_idle.IsOf(pose.ShapeCount, pose.BoneCount))
            {
                _hasIdle = false;
            }
        }

        /// <summary>Notes how much of a starvation was leapt over, as where sound is given up.</summary>
        private void GoTo(double position)
        {
            var step = position - _position;
            _position = position;
            if (position <= _frames.PtsAt(_frames.Count - 1))
            {
                _leapt = 0;
            }
            else if (step < double.PositiveInfinity)
            {
                _leapt += Math.Max(step - LargestStepMicros, 0);
            }
        }

        private void Draw(double position)
        {
            var after = _frames.FirstAfter(position);
            var before = _frames[Math.Max(after - 1, 0)];
            _shown.UtteranceId = before.UtteranceId;
            _shown.PtsMicros = before.PtsMicros;
            if (after == 0)
            {
                _shown.CopyNumbers(before);
                _shown.State = PoseState.Early;
            }
            else if (after == _frames.Count)
            {
                Starve(before, position - before.PtsMicros - _leapt);
            }
            else
            {
                var following = _frames[after];
                var length = following.PtsMicros - before.PtsMicros;
                PoseMath.Mix(
                    before, following, (float)((position - before.PtsMicros) / length), _shown);
                _shown.PtsMicros = position;
                _shown.State = PoseState.Live;
            }
        }

        private void Starve(Pose newest, double gap)
        {
            _shown.CopyNumbers(newest);
            _shown.State = gap > 0 ? PoseState.Held : PoseState.Live;
            if (gap <= HoldMicros)
            {
                return;
            }
            var part = PoseMath.Smoothstep((gap - HoldMicros) / EaseMicros);
            PoseMath.Rest(newest, _hasIdle ? _idle : null, _rest);
            PoseMath.Mix(newest, _rest, (float)part, _shown);
            _shown.State = part < 1 ? PoseState.Easing : PoseState.Resting;
        }

        private void MixIn(double position)
        {
            if (_shown.State == PoseState.Live || !double.IsNaN(_resumedAt))
            {
                Resume(position);
                return;
            }
            _isStalled = Math.Abs(position - _shown.PtsMicros) > NoticeableMicros;
            if (_isStalled)
            {
                _stall.CopyFrom(_shown);
            }
        }

        private void Resume(double position)
        {
            if (!_isStalled)
            {
                return;
            }
            if (!(_resumedAt > double.NegativeInfinity))
            {
                _resumedAt = position;
            }
            var part = PoseMath.Smoothstep((position - _resumedAt) / ResumeMicros);
            if (part >= 1)
            {
                _isStalled = false;
                _resumedAt = double.NaN;
                return;
            }
            if (!double.IsNaN(_stall.PtsMicros))
            {
                // As old as its parts: it must not count as being in time yet.
                _shown.PtsMicros = _stall.PtsMicros + (_shown.PtsMicros - _stall.PtsMicros) * part;
            }
            PoseMath.Mix(_stall, _shown, (float)part, _shown);
        }
    }
}
