using System;
using System.Collections.Generic;
using AvatarBridge.Playback;
using AvatarBridge.Takes;

namespace AvatarBridge
{
    /// <summary>What a baked line tells, in order of its instants. Main thread.</summary>
    internal sealed class LineNotes
    {
        private readonly List<StreamNote> _notes = new List<StreamNote>();
        private int _next;

        public LineNotes(BakedTake take)
        {
            foreach (var utterance in take.Utterances)
            {
                Add(StreamNoteKind.UtteranceStarted, utterance.StartMicros, utterance.EndMicros,
                    utterance.UtteranceId, utterance.Text, utterance.Emotion);
                var kind = utterance.IsCut
                    ? StreamNoteKind.Interrupted
                    : StreamNoteKind.UtteranceEnded;
                Add(kind, utterance.EndMicros, utterance.EndMicros, utterance.UtteranceId, "", "");
            }
            foreach (var moment in take.Moments)
            {
                var kind = KindOf(moment.Kind);
                Add(kind, moment.PtsMicros, moment.EndMicros, moment.UtteranceId, moment.Name,
                    kind == StreamNoteKind.Moment ? moment.Kind : "");
            }
            Sort();
        }

        /// <summary>The utterance that has begun and not ended; empty when there is none.</summary>
        public string Open { get; private set; } = "";

        /// <summary>Takes out the next note that was heard by a time of the line.</summary>
        public bool TryTake(double micros, out StreamNote note)
        {
            note = default;
            if (_next >= _notes.Count || _notes[_next].PtsMicros > micros)
            {
                return false;
            }
            note = _notes[_next++];
            if (note.Kind == StreamNoteKind.UtteranceStarted)
            {
                Open = note.UtteranceId;
            }
            else if (note.Kind == StreamNoteKind.UtteranceEnded
                || note.Kind == StreamNoteKind.Interrupted)
            {
                Open = "";
            }
            return true;
        }

        private void Add(
            StreamNoteKind kind, long pts, long end, string utterance, string text, string detail)
        {
            _notes.Add(new StreamNote(kind, pts, end, utterance, "", text, detail));
        }

        /// <summary>By time; what is at the same time stays as it was added.</summary>
        private void Sort()
        {
            var order = new int[_notes.Count];
            for (var i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }
            Array.Sort(order, (one, other) =>
            {
                var byTime = _notes[one].PtsMicros.CompareTo(_notes[other].PtsMicros);
                return byTime != 0 ? byTime : one.CompareTo(other);
            });
            var sorted = Array.ConvertAll(order, i => _notes[i]);
            _notes.Clear();
            _notes.AddRange(sorted);
        }

        private static StreamNoteKind KindOf(string kind)
        {
            switch (kind)
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
