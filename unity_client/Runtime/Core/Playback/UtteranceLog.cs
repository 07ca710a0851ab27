using System;

namespace AvatarBridge.Playback
{
    /// <summary>When the latest utterances began, for reports. For one thread at a time.</summary>
    internal sealed class UtteranceLog
    {
        private const int Kept = 16; // more than are ever between sent and heard

        private readonly string[] _ids = new string[Kept];
        private readonly long[] _starts = new long[Kept];
        private int _next;

        public void Add(string utteranceId, long ptsMicros)
        {
            _ids[_next] = utteranceId;
            _starts[_next] = ptsMicros;
            _next = (_next + 1) % Kept;
        }

        /// <summary>Gives the session time of an utterance's first sample, if known.</summary>
        public bool TryGetStart(string utteranceId, out long ptsMicros)
        {
            var place = Array.IndexOf(_ids, utteranceId);
            ptsMicros = place >= 0 ? _starts[place] : 0;
            return place >= 0;
        }

        public void Clear()
        {
            Array.Clear(_ids, 0, Kept);
        }
    }
}
