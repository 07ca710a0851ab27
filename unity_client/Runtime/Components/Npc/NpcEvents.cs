using System;
using AvatarBridge.Playback;
using UnityEngine;
using UnityEngine.Events;

namespace AvatarBridge
{
    /// <summary>What a character tells the scene, for wiring up in the inspector.</summary>
    [Serializable]
    public sealed class NpcEvents
    {
        [Tooltip("An utterance is heard to begin; its text, for subtitles.")]
        public UnityEvent<string> UtteranceStarted = new UnityEvent<string>();

        [Tooltip("A word is heard.")]
        public UnityEvent<string> Word = new UnityEvent<string>();

        [Tooltip("An utterance was heard to its end.")]
        public UnityEvent UtteranceEnded = new UnityEvent();

        [Tooltip("An utterance was cut.")]
        public UnityEvent Interrupted = new UnityEvent();

        [Tooltip("Something could not be said or done; why, in words.")]
        public UnityEvent<string> Error = new UnityEvent<string>();

        internal void Tell(in StreamNote note)
        {
            switch (note.Kind)
            {
                case StreamNoteKind.UtteranceStarted:
                    UtteranceStarted.Invoke(note.Text);
                    break;
                case StreamNoteKind.Word:
                    Word.Invoke(note.Text);
                    break;
                case StreamNoteKind.UtteranceEnded:
                    UtteranceEnded.Invoke();
                    break;
                case StreamNoteKind.Interrupted:
                    Interrupted.Invoke();
                    break;
                case StreamNoteKind.Error:
                    Error.Invoke(note.Text);
                    break;
            }
        }
    }
}
