// None of this is Unity's own API: there is nothing to check it against.
using System;
using System.Collections.Generic;
using System.Linq;
using UnityEngine;

namespace UnityStubs
{
    /// <summary>
    /// The sound device behind the stand-ins. A test asks for blocks, on the thread it likes to
    /// be the audio thread; every source that plays gives one, shaped by volume, pan and
    /// distance and then by the OnAudioFilterRead of what stands beside it, in Unity's order.
    /// </summary>
    public static class SoundStage
    {
        private static readonly Dictionary<AudioSource, float[]> s_heard =
            new Dictionary<AudioSource, float[]>();

        /// <summary>What the device is; <see cref="ChangeDevice"/> tells components too.</summary>
        public static AudioConfiguration Configuration { get; set; } = Usual();

        /// <summary>How many blocks the device keeps ahead.</summary>
        public static int Buffers { get; set; } = 4;

        /// <summary>Seconds of sound asked for so far.</summary>
        public static double DspTime { get; private set; }

        /// <summary>Makes one block of every source that plays.</summary>
        public static void Render(int blocks = 1)
        {
            for (var block = 0; block < blocks; block++)
            {
                s_heard.Clear();
                foreach (var source in Playing())
                {
                    Render(source);
                }
                DspTime += (double)Configuration.dspBufferSize / Configuration.sampleRate;
            }
        }

        /// <summary>Gives a source's last block, channels beside each other; null for none.</summary>
        public static float[] Heard(AudioSource source)
        {
            return s_heard.TryGetValue(source, out var block) ? block : null;
        }

        /// <summary>Lets the engine find a source too quiet or too far to be played.</summary>
        public static void Virtualize(AudioSource source, bool isVirtual)
        {
            source.isVirtual = isVirtual;
        }

        /// <summary>Puts another device in its place, as when headphones are plugged in.</summary>
        public static void ChangeDevice(int sampleRate, int dspBufferSize)
        {
            var changed = Configuration;
            changed.sampleRate = sampleRate;
            changed.dspBufferSize = dspBufferSize;
            AudioSettings.ChangeDevice(changed);
        }

        internal static void Reset()
        {
            (Configuration, Buffers, DspTime) = (Usual(), 4, 0d);
            (AudioListener.pause, AudioListener.volume) = (false, 1f);
            s_heard.Clear();
            AudioSettings.Forget();
        }

        internal static void StopAll()
        {
            foreach (var source in Stage.Objects.SelectMany(one => one.GetComponents<AudioSource>()))
            {
                source.Stop();
            }
        }

        private static AudioConfiguration Usual()
        {
            return new AudioConfiguration
            {
                speakerMode = AudioSpeakerMode.Stereo,
                dspBufferSize = 1024,
                sampleRate = 48_000,
                numRealVoices = 32,
                numVirtualVoices = 512,
            };
        }

        private static AudioSource[] Playing()
        {
            return Stage.Objects.SelectMany(one => one.GetComponents<AudioSource>())
                .Where(one => one.isPlaying && one.clip != null)
                .Where(one => one.ignoreListenerPause || !AudioListener.pause)
                .ToArray();
        }

        private static void Render(AudioSource source)
        {
            var channels = (int)Configuration.speakerMode;
            var block = new float[Configuration.dspBufferSize * channels];
            Fill(source, block, channels);
            if (source.isVirtual)
            {
                return;
            }
            foreach (var beside in source.GetComponents<MonoBehaviour>())
            {
                if (beside.isActiveAndEnabled)
                {
                    Stage.Send(beside, "OnAudioFilterRead", block, channels);
                }
            }
            s_heard[source] = block;
        }

        private static void Fill(AudioSource source, float[] block, int channels)
        {
            var (left, right) = Gains(source);
            var pace = source.pitch * source.clip.frequency / Configuration.sampleRate;
            var at = (double)source.timeSamples;
            for (var i = 0; i < block.Length / channels && source.IsAsked; i++, at += pace)
            {
                if (at >= source.clip.samples && !source.loop)
                {
                    source.Stop();
                    return;
                }
                var sample = (long)at % source.clip.samples;
                for (var channel = 0; channel < channels; channel++)
                {
                    var gain = channel == 0 ? left : right;
                    block[i * channels + channel] = gain * source.clip.At(sample, channel);
                }
            }
            source.timeSamples = (int)(at % source.clip.samples);
        }

        private static (float Left, float Right) Gains(AudioSource source)
        {
            var listener = UnityEngine.Object.Any<AudioListener>();
            var gain = source.mute ? 0f : Mathf.Clamp01(source.volume);
            gain *= source.ignoreListenerVolume ? 1f : AudioListener.volume;
            var pan = source.panStereo;
            if (listener != null && source.spatialBlend > 0f)
            {
                var place = listener.transform.InverseTransformPoint(source.transform.position);
                var far = Mathf.Clamp(place.magnitude, source.minDistance, source.maxDistance);
                var aside = place.magnitude > 1e-4f ? place.normalized.x : 0f;
                gain *= Mathf.Lerp(1f, source.minDistance / far, source.spatialBlend);
                pan = Mathf.Lerp(pan, aside, source.spatialBlend);
            }
            return (gain * Math.Min(1f, 1f - pan), gain * Math.Min(1f, 1f + pan));
        }
    }
}
