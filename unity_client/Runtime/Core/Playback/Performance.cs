using System;
using AvatarBridge.Time;
using AvatarBridge.Wire;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// The parts of one character's playing, joined: what is heard says what is shown and told.
    /// For one thread at a time: <see cref="CharacterStream"/> guards it.
    /// </summary>
    internal sealed class Performance
    {
        public readonly OffsetEstimator Offset = new OffsetEstimator();
        public readonly SequenceCounter Sequence = new SequenceCounter();
        public readonly VoicePlayer Player;

        private readonly PoseBuffer _poses = new PoseBuffer();
        private readonly Recovery _recovery = new Recovery();
        private readonly NoteQueue _notes = new NoteQueue();
        private readonly UtteranceLog _utterances = new UtteranceLog();
        private readonly SkewMeter _skew = new SkewMeter();
        private double _drawn = double.NegativeInfinity; // session time of the last picture
        private long _misfits;

        public Performance(int deviceRate)
        {
            Player = new VoicePlayer(Offset, deviceRate);
        }

        public void Take(in UtteranceStarted started)
        {
            _utterances.Add(started.UtteranceId, started.PtsMicros);
            _notes.Add(new StreamNote(
                StreamNoteKind.UtteranceStarted, started.PtsMicros, started.PtsMicros,
                started.UtteranceId, started.TurnId, started.Text, started.Emotion));
        }

        public void Take(in Moment moment)
        {
            _notes.Add(new StreamNote(
                KindOf(moment), moment.PtsMicros, moment.EndMicros, moment.UtteranceId, "",
                moment.Name, moment.Kind));
        }

        public void Take(in UtteranceEnded ended)
        {
            Player.Take(ended);
            _notes.Add(Ending(StreamNoteKind.UtteranceEnded, ended.PtsMicros, ended.UtteranceId));
        }

        public void Take(in Interrupted cut)
        {
            Player.Take(cut);
            _poses.Cut(cut.PtsMicros, cut.Seq);
            _notes.Cut(cut.UtteranceId, cut.PtsMicros);
            _notes.Add(Ending(StreamNoteKind.Interrupted, cut.PtsMicros, cut.UtteranceId));
        }

        public void Take(in Frame frame, Rig rig)
        {
            if (frame.Weights.Count != rig.ShapeNames.Count
                || frame.Bones.Count != rig.BoneNames.Count * Pose.BoneFloats
                || frame.Head.Count != Pose.HeadFloats || frame.Hips.Count != Pose.HipsFloats)
            {
                _misfits++;
                return;
            }
            _poses.Insert(frame);
        }

        /// <summary>Forgets all of a session that has gone, but what is on the screen.</summary>
        public void Restart()
        {
            Offset.Reset();
            Sequence.Restart();
            Player.Clear();
            _poses.Restart();
            _recovery.Restart();
            _notes.Restart();
            _utterances.Clear();
            _skew.Clear();
            _drawn = double.NegativeInfinity;
        }

        public double PositionAt(double nowMicros, out string utteranceId)
        {
            Player.Advance(nowMicros);
            return Player.PositionAt(nowMicros, out utteranceId);
        }

        public bool TryDraw(double nowMicros, Pose into)
        {
            var position = PositionAt(nowMicros, out _);
            if (double.IsNaN(position))
            {
                return _poses.TryGetShown(into);
            }
            _drawn = position;
            if (!_poses.TrySample(position, into))
            {
                return false;
            }
            if (Player.TryGetSounding(nowMicros, out var heard))
            {
                _skew.Note(into.PtsMicros - heard);
            }
            return true;
        }

        public bool TryDequeue(out StreamNote note)
        {
            return _notes.TryDequeue(_drawn, out note);
        }

        public bool TryTakeLost(out long firstSeq, out long lastSeq)
        {
            return _recovery.TryAsk(Sequence, out firstSeq, out lastSeq);
        }

        public bool TryReport(double nowMicros, out PlaybackReport report)
        {
            report = default;
            var position = PositionAt(nowMicros, out var id);
            if (id.Length == 0 || !_utterances.TryGetStart(id, out var start))
            {
                return false;
            }
            var since = (long)Math.Round(Math.Max(position - start, 0));
            var skew = (long)Math.Round(_skew.LatestMicros);
            report = new PlaybackReport(id, since, skew, Player.Underruns);
            return true;
        }

        public Meters Measure(double nowMicros)
        {
            var position = PositionAt(nowMicros, out var id);
            var meters = default(Meters);
            meters.Received = Sequence.Received;
            meters.Lost = Sequence.Lost;
            meters.Duplicates = Sequence.Duplicates;
            meters.Asked = _recovery.Asked;
            meters.MisfitFrames = _misfits;
            meters.LateFrames = _poses.Late;
            meters.StaleFrames = _poses.Stale;
            meters.StaleChunks = Player.Stale;
            meters.Underruns = Player.Underruns;
            meters.StarvedMicros = Player.StarvedMicros;
            meters.BufferedMicros = double.IsNaN(position) ? 0 : _poses.AheadMicros(position);
            meters.BufferedSoundMicros = Player.BufferedMicros;
            meters.SkewMicros = _skew.LatestMicros;
            meters.SkewCount = _skew.Count;
            _skew.Measure(out meters.SkewP50Micros, out meters.SkewP99Micros);
            meters.IsClockKnown = Offset.IsKnown;
            meters.OffsetMicros = Offset.IsKnown ? Offset.SessionAt(nowMicros) - nowMicros : 0;
            meters.DriftPpm = Offset.DriftPpm;
            meters.RoundTripMicros = Offset.RoundTripMicros;
            meters.HasDevice = Player.HasDevice;
            meters.IsSounding = id.Length > 0;
            return meters;
        }

        private static StreamNote Ending(StreamNoteKind kind, long ptsMicros, string utteranceId)
        {
            return new StreamNote(kind, ptsMicros, ptsMicros, utteranceId, "", "", "");
        }

        private static StreamNoteKind KindOf(in Moment moment)
        {
            switch (moment.Kind)
            {
                case "word":
                    return StreamNoteKind.Word;
                case "error":
                    return StreamNoteKind.Error;
                default:
                    return StreamNoteKind.Moment;
            }
        }
    }
}
