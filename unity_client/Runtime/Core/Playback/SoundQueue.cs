using System;
using System.Collections.Generic;
using AvatarBridge.Wire;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// Sounds by session time, and which utterance is going on. What was played is kept for what
    /// comes next, so that it allocates only while it grows. For one thread at a time.
    /// </summary>
    internal sealed class SoundQueue
    {
        private const double LongestMicros = 60e6; // a minute ahead is a sender gone wild
        private const int MostSounds = 4096; // a minute of chunks of 15 ms
        private const int EndedKept = 64;
        private const double FadeMicros = 5_000;

        private readonly Stack<Sound> _spare = new Stack<Sound>();
        private readonly string[] _ended = new string[EndedKept];
        private Sound[] _sounds = new Sound[16];
        private int _endedCount;
        private long _lastSeq = -1;
        private string _speaking = "";

        public int Count { get; private set; }

        /// <summary>The sound at a place; 0 is the one whose turn it is.</summary>
        public Sound this[int index] => _sounds[index];

        /// <summary>Chunks that came too late to be played, or twice.</summary>
        public long Stale { get; private set; }

        /// <summary>True while an utterance is under way and there is nothing to play.</summary>
        public bool IsStarved => Count == 0 && IsSpeaking;

        /// <summary>True when what comes next goes on with the utterance under way.</summary>
        public bool IsMidway => Count > 0 && _sounds[0].UtteranceId == _speaking;

        private bool IsSpeaking
        {
            get
            {
                if (Array.IndexOf(_ended, _speaking) >= 0)
                {
                    _speaking = "";
                }
                return _speaking.Length > 0;
            }
        }

        /// <summary>Returns how much sound is here.</summary>
        public double BufferedMicros(int deviceRate)
        {
            var total = 0.0;
            for (var i = 0; i < Count; i++)
            {
                total += Math.Max(_sounds[i].EndMicros - _sounds[i].NextMicros(deviceRate), 0);
            }
            return total;
        }

        /// <summary>Takes one chunk; one that is here, or past its turn, is dropped.</summary>
        public void Add(in AudioChunk chunk)
        {
            if (chunk.Seq <= _lastSeq || Has(chunk.Seq))
            {
                Stale++;
                return;
            }
            var first = Count > 0 ? _sounds[0].PtsMicros : chunk.PtsMicros;
            var isWild = Count == MostSounds || chunk.PtsMicros - first >= LongestMicros;
            if (isWild || chunk.Samples.Count == 0)
            {
                return;
            }
            var sound = _spare.Count > 0 ? _spare.Pop() : new Sound();
            sound.Take(chunk);
            Insert(sound);
        }

        /// <summary>Expects no more of an utterance than is here.</summary>
        public void End(string utteranceId)
        {
            _ended[_endedCount++ % EndedKept] = utteranceId;
            _endedCount %= EndedKept;
        }

        /// <summary>
        /// Drops what an interruption voids, but for a fade; <paramref name="cursor"/> is how far
        /// sound was written, which cannot be taken back.
        /// </summary>
        public void Cut(in Interrupted interrupted, double cursor)
        {
            var id = interrupted.UtteranceId;
            var isPlaying = _speaking == id;
            var from = isPlaying ? Math.Max(interrupted.PtsMicros, cursor) : interrupted.PtsMicros;
            for (var i = 0; i < Count; i++)
            {
                var sound = _sounds[i];
                if (sound.UtteranceId != id)
                {
                    continue;
                }
                isPlaying |= sound.PtsMicros < from;
                sound.FadeOut(from, isPlaying ? from + FadeMicros : from);
            }
            DropEmpty();
            End(id);
        }

        /// <summary>Drops what comes before a session time, as one does who joins late.</summary>
        public void SkipTo(double ptsMicros, int deviceRate)
        {
            for (var i = 0; i < Count; i++)
            {
                _sounds[i].SkipTo(ptsMicros, deviceRate);
            }
            DropEmpty();
        }

        /// <summary>Goes on for a device of another rate.</summary>
        public void Rescale(int fromRate, int toRate)
        {
            for (var i = 0; i < Count; i++)
            {
                _sounds[i].Position = _sounds[i].Position * toRate / fromRate;
            }
        }

        /// <summary>Notes that the first sound is played; what comes before it is stale.</summary>
        public void BeginFirst()
        {
            _lastSeq = Math.Max(_lastSeq, _sounds[0].Seq);
            _speaking = _sounds[0].UtteranceId;
        }

        /// <summary>Lets go of the first sound, which was played to its end.</summary>
        public void FinishFirst()
        {
            _spare.Push(_sounds[0]);
            Count--;
            Array.Copy(_sounds, 1, _sounds, 0, Count);
            _sounds[Count] = null;
        }

        /// <summary>Lets go of the first sound, which is too old to be played.</summary>
        public void DropFirst()
        {
            FinishFirst();
            Stale++;
        }

        /// <summary>Stops expecting more of the utterance under way.</summary>
        public void GiveUp()
        {
            _speaking = "";
        }

        /// <summary>Forgets everything but the count: a new session.</summary>
        public void Clear()
        {
            while (Count > 0)
            {
                _spare.Push(_sounds[--Count]);
                _sounds[Count] = null;
            }
            Array.Clear(_ended, 0, EndedKept);
            _lastSeq = -1;
            _speaking = "";
        }

        private bool Has(long seq)
        {
            for (var i = 0; i < Count; i++)
            {
                if (_sounds[i].Seq == seq)
                {
                    return true;
                }
            }
            return false;
        }

        private void Insert(Sound sound)
        {
            if (Count == _sounds.Length)
            {
                Array.Resize(ref _sounds, Count * 2);
            }
            var place = Count++;
            for (; place > 0 && _sounds[place - 1].PtsMicros > sound.PtsMicros; place--)
            {
                _sounds[place] = _sounds[place - 1];
            }
            _sounds[place] = sound;
        }

        private void DropEmpty()
        {
            var kept = 0;
            for (var i = 0; i < Count; i++)
            {
                var sound = _sounds[i];
                if (sound.Length > 0)
                {
                    _sounds[kept++] = sound;
                }
                else
                {
                    _spare.Push(sound);
                }
            }
            Array.Clear(_sounds, kept, Count - kept);
            Count = kept;
        }
    }
}
