using System;
using AvatarBridge.Playback;
using UnityEngine;

namespace AvatarBridge
{
    /// <content>How a character's notes become events.</content>
    public sealed partial class BridgeNpc
    {
        /// <summary>Tells the game; one listener that fails does not keep it from the next.</summary>
        private void Tell(in StreamNote note)
        {
            try
            {
                TellAll(note);
            }
            catch (Exception error)
            {
                Debug.LogException(error, this);
            }
        }

        private void TellAll(in StreamNote note)
        {
            switch (note.Kind)
            {
                case StreamNoteKind.UtteranceStarted:
                    CurrentUtterance = note.UtteranceId;
                    CurrentText = note.Text;
                    UtteranceStarted?.Invoke(note);
                    break;
                case StreamNoteKind.Word:
                    WordHeard?.Invoke(note);
                    break;
                case StreamNoteKind.Moment:
                    MomentReached?.Invoke(note);
                    break;
                case StreamNoteKind.UtteranceEnded:
                    FallSilent(note);
                    UtteranceEnded?.Invoke(note);
                    break;
                case StreamNoteKind.Interrupted:
                    FallSilent(note);
                    Interrupted?.Invoke(note);
                    break;
                case StreamNoteKind.Error:
                    Failed?.Invoke(note.Text);
                    break;
            }
            _events.Tell(note);
        }

        private void FallSilent(in StreamNote note)
        {
            if (string.Equals(note.UtteranceId, CurrentUtterance, StringComparison.Ordinal))
            {
                CurrentUtterance = "";
                CurrentText = "";
            }
        }

        private void Fail(string why)
        {
            Failed?.Invoke(why);
            _events.Error.Invoke(why);
        }
    }
}
