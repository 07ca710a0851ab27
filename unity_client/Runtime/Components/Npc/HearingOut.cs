using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AvatarBridge.Playback;

namespace AvatarBridge
{
    /// <summary>
    /// Waits until a turn was heard to its end. A turn may have several utterances, and none
    /// says that it is the last: it has ended when no other begins soon after. Main thread;
    /// whoever made it disposes of it.
    /// </summary>
    internal sealed class HearingOut : IDisposable
    {
        private const int NextUtteranceMillis = 700;
        private const int FirstUtteranceMillis = 60_000; // a large model may think that long

        private readonly BridgeNpc _npc;
        private readonly TaskCompletionSource<bool> _done = new TaskCompletionSource<bool>(
            TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Dictionary<string, string> _turns =
            new Dictionary<string, string>(StringComparer.Ordinal);

        private string _turn;
        private int _begun;

        public HearingOut(BridgeNpc npc)
        {
            _npc = npc;
            npc.UtteranceStarted += OnStarted;
            npc.UtteranceEnded += OnEnded;
            npc.Interrupted += OnInterrupted;
            npc.Failed += OnFailed;
            npc.InterruptAsked += OnAsked;
        }

        /// <summary>Tells which turn it is, when the sidecar has answered.</summary>
        public void Expect(string turn)
        {
            _turn = turn;
            _ = GiveUpUnheard();
        }

        /// <summary>Comes back with true when all was heard, false when it was cut.</summary>
        public async Task<bool> WaitAsync(CancellationToken cancelled)
        {
            using (cancelled.Register(() => _done.TrySetCanceled()))
            {
                return await _done.Task;
            }
        }

        public void Dispose()
        {
            _npc.UtteranceStarted -= OnStarted;
            _npc.UtteranceEnded -= OnEnded;
            _npc.Interrupted -= OnInterrupted;
            _npc.Failed -= OnFailed;
            _npc.InterruptAsked -= OnAsked;
        }

        private void OnStarted(StreamNote note)
        {
            _turns[note.UtteranceId] = note.TurnId;
            _begun++;
        }

        private void OnEnded(StreamNote note)
        {
            if (IsOurs(note))
            {
                _ = EndAfterSilence(_begun);
            }
        }

        private void OnInterrupted(StreamNote note)
        {
            if (IsOurs(note))
            {
                _done.TrySetResult(false);
            }
        }

        private void OnFailed(string why)
        {
            if (_turn != null && !_npc.IsSpeaking)
            {
                _done.TrySetResult(false);
            }
        }

        private void OnAsked()
        {
            _done.TrySetResult(false);
        }

        private async Task EndAfterSilence(int begun)
        {
            await Task.Delay(NextUtteranceMillis);
            if (begun == _begun)
            {
                _done.TrySetResult(true);
            }
        }

        /// <summary>Ends a wait for what was lost, or said before the stream was there.</summary>
        private async Task GiveUpUnheard()
        {
            await Task.Delay(FirstUtteranceMillis);
            if (!_turns.ContainsValue(_turn))
            {
                _done.TrySetResult(false);
            }
        }

        private bool IsOurs(in StreamNote note)
        {
            return _turn != null
                && _turns.TryGetValue(note.UtteranceId, out var turn)
                && string.Equals(turn, _turn, StringComparison.Ordinal);
        }
    }
}
