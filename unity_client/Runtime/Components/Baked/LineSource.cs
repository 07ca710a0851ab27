using UnityEngine;

namespace AvatarBridge
{
    /// <summary>Finds where a baked line is heard from. Main thread.</summary>
    internal static class LineSource
    {
        /// <summary>
        /// Returns the object's AudioSource; where a Bridge Voice has it, another one beside it,
        /// for a voice multiplies whatever its source plays.
        /// </summary>
        public static AudioSource Find(Component player)
        {
            var voice = player.GetComponentInChildren<BridgeVoice>();
            var own = player.GetComponent<AudioSource>();
            if (own != null && (voice == null || voice.Source != own))
            {
                return own;
            }
            var child = new GameObject("Baked voice");
            child.transform.SetParent(voice == null ? player.transform : voice.transform, false);
            var source = child.AddComponent<AudioSource>();
            source.playOnAwake = false;
            if (voice != null)
            {
                CopySettings(voice.Source, source);
            }
            return source;
        }

        private static void CopySettings(AudioSource from, AudioSource to)
        {
            to.outputAudioMixerGroup = from.outputAudioMixerGroup;
            to.volume = from.volume;
            to.priority = from.priority;
            to.spatialBlend = from.spatialBlend;
            to.spatialize = from.spatialize;
            to.rolloffMode = from.rolloffMode;
            to.minDistance = from.minDistance;
            to.maxDistance = from.maxDistance;
            to.spread = from.spread;
            to.dopplerLevel = 0f;
        }
    }
}
