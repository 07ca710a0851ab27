using System;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// Notes that wait for their instant. Bounded: where nobody takes them, the oldest go. Every
    /// utterance that was told to start is told to end. For one thread at a time.
    /// </summary>
    internal sealed class NoteQueue
    {
        private const int Most = 1024; // half a minute of speech

        private StreamNote[] _notes = new StreamNote[32];
        private int _count;
        private string _open = ""; // the utterance that was told to start

        /// <summary>Takes a note, to be given in the order of its time.</summary>
        public void Add(in StreamNote note)
        {
            if (_count == Most)
            {
                RemoveFirst();
            }
            if (_count == _notes.Length)
            {
                Array.Resize(ref _notes, _count * 2);
            }
            var place = _count++;
            for (; place > 0 && _notes[place - 1].PtsMicros > note.PtsMicros; place--)
            {
                _notes[place] = _notes[place - 1];
            }
            _notes[place] = note;
        }

        /// <summary>Drops what an interrupted utterance will not come to.</summary>
        public void Cut(string utteranceId, double ptsMicros)
        {
            var kept = 0;
            for (var i = 0; i < _count; i++)
            {
                var note = _notes[i];
                if (note.UtteranceId != utteranceId || note.PtsMicros < ptsMicros)
                {
                    _notes[kept++] = note;
                }
            }
            Array.Clear(_notes, kept, _count - kept);
            _count = kept;
        }

        /// <summary>Gives the next note whose time has come.</summary>
        public bool TryDequeue(double position, out StreamNote note)
        {
            note = default;
            if (_count == 0 || !(_notes[0].PtsMicros <= position))
            {
                return false;
            }
            var first = _notes[0];
            if (first.Kind == StreamNoteKind.UtteranceStarted && _open.Length > 0
                && first.UtteranceId != _open)
            {
                note = Close(StreamNoteKind.UtteranceEnded, first.PtsMicros); // its own was lost
                return true;
            }
            RemoveFirst();
            Follow(first);
            note = first;
            return true;
        }

        /// <summary>Forgets what waits: a new session. What was under way is cut by that.</summary>
        public void Restart()
        {
            Array.Clear(_notes, 0, _count);
            _count = 0;
            if (_open.Length > 0)
            {
                Add(Close(StreamNoteKind.Interrupted, double.NegativeInfinity));
            }
        }

        private StreamNote Close(StreamNoteKind kind, double ptsMicros)
        {
            var note = new StreamNote(kind, ptsMicros, ptsMicros, _open, "", "", "");
            _open = "";
            return note;
        }

        private void Follow(in StreamNote note)
        {
            if (note.Kind == StreamNoteKind.UtteranceStarted)
            {
                _open = note.UtteranceId;
            }
            else if (note.UtteranceId == _open && (note.Kind == StreamNoteKind.UtteranceEnded
                || note.Kind == StreamNoteKind.Interrupted))
            {
                _open = "";
            }
        }

        private void RemoveFirst()
        {
            _count--;
            Array.Copy(_notes, 1, _notes, 0, _count);
            _notes[_count] = default;
        }
    }
}
