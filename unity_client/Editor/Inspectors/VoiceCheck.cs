using System.Collections.Generic;
using UnityEngine;

namespace AvatarBridge.Editing
{
    /// <summary>Finds why a voice would not be heard, or not well.</summary>
    internal static class VoiceCheck
    {
        /// <summary>Adds what is found; nothing when all is well.</summary>
        public static void Find(BridgeVoice voice, bool isPlaying, List<Finding> findings)
        {
            var problem = voice.FindProblem();
            if (problem.Length > 0)
            {
                findings.Add(Finding.Problem(
                    char.ToUpperInvariant(problem[0]) + problem.Substring(1) + ".", ""));
            }
            if (SceneFinder.Any<AudioListener>() == null)
            {
                findings.Add(Finding.Problem(
                    "There is no Audio Listener in the scene, so nothing can be heard.",
                    "Add one to the camera."));
            }
            if (voice.Source.mute || voice.Source.volume <= 0f)
            {
                findings.Add(Finding.Hint(
                    "The Audio Source is mute: the face moves, but nothing is heard.", ""));
            }
            if (isPlaying && voice.Stream == null)
            {
                findings.Add(Finding.Hint(
                    "Nobody speaks with this voice.",
                    "A Bridge Npc on the same object or above it does, once it has a character."));
            }
            else if (isPlaying && !voice.Stream.Measure(BridgeClient.Clock.NowMicros).HasDevice)
            {
                findings.Add(Finding.Hint(
                    "Unity does not ask for sound (paused, too far away, or too many voices): the "
                    + "character goes on in silence.",
                    "Raise the priority of the Audio Source, or the number of real voices in "
                    + "Project Settings > Audio."));
            }
        }
    }
}
