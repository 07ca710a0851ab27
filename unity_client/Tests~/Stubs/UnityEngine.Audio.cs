// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found; old setters left out.
using System;
using UnityStubs;

namespace UnityEngine
{
    // docs.unity3d.com/ScriptReference/AudioSpeakerMode.html
    public enum AudioSpeakerMode
    {
        Mono = 1,
        Stereo = 2,
    }

    // docs.unity3d.com/ScriptReference/AudioConfiguration.html
    public struct AudioConfiguration
    {
        public AudioSpeakerMode speakerMode;
        public int dspBufferSize;
        public int sampleRate;
        public int numRealVoices;
        public int numVirtualVoices;
    }

    // docs.unity3d.com/ScriptReference/AudioRolloffMode.html
    public enum AudioRolloffMode
    {
        Logarithmic = 0,
        Linear = 1,
        Custom = 2,
    }

    // docs.unity3d.com/ScriptReference/AudioVelocityUpdateMode.html
    public enum AudioVelocityUpdateMode
    {
        Auto = 0,
        Fixed = 1,
        Dynamic = 2,
    }

    // docs.unity3d.com/ScriptReference/AudioSettings.html
    public sealed partial class AudioSettings
    {
        public delegate void AudioConfigurationChangeHandler(bool deviceWasChanged);

        public static event AudioConfigurationChangeHandler OnAudioConfigurationChanged;

        public static double dspTime => SoundStage.DspTime;
        public static int outputSampleRate => SoundStage.Configuration.sampleRate;
        public static AudioSpeakerMode speakerMode => SoundStage.Configuration.speakerMode;
        public static AudioConfiguration GetConfiguration() => SoundStage.Configuration;

        public static void GetDSPBufferSize(out int bufferLength, out int numBuffers)
        {
            bufferLength = SoundStage.Configuration.dspBufferSize;
            numBuffers = SoundStage.Buffers;
        }

        public static bool Reset(AudioConfiguration config)
        {
            SoundStage.Configuration = config;
            SoundStage.StopAll();
            OnAudioConfigurationChanged?.Invoke(false);
            return true;
        }

        internal static void ChangeDevice(AudioConfiguration config)
        {
            SoundStage.Configuration = config;
            SoundStage.StopAll();
            OnAudioConfigurationChanged?.Invoke(true);
        }

        internal static void Forget() => OnAudioConfigurationChanged = null;
    }

    // docs.unity3d.com/ScriptReference/AudioClip.html
    public sealed class AudioClip : Object
    {
        private readonly PCMReaderCallback _reader;
        private float[] _data;

        private AudioClip(float[] data, int channels, int frequency, PCMReaderCallback reader)
        {
            _data = data;
            this.channels = channels;
            this.frequency = frequency;
            _reader = reader;
        }

        public delegate void PCMReaderCallback(float[] data);

        public delegate void PCMSetPositionCallback(int position);

        public int channels { get; }
        public int frequency { get; }
        public int samples => _data.Length / channels;
        public float length => (float)samples / frequency;

        public static AudioClip Create(
            string name, int lengthSamples, int channels, int frequency, bool stream)
        {
            return Create(name, lengthSamples, channels, frequency, stream, null);
        }

        public static AudioClip Create(
            string name, int lengthSamples, int channels, int frequency, bool stream,
            PCMReaderCallback pcmreadercallback)
        {
            if (lengthSamples <= 0 || channels <= 0 || frequency <= 0)
            {
                throw new ArgumentException("Length, channels and frequency must be positive");
            }
            var data = new float[lengthSamples * channels];
            pcmreadercallback?.Invoke(data);
            return new AudioClip(data, channels, frequency, pcmreadercallback) { name = name };
        }

        public bool SetData(float[] data, int offsetSamples)
        {
            Array.Copy(data, 0, _data, offsetSamples * channels, data.Length);
            return true;
        }

        public bool GetData(float[] data, int offsetSamples)
        {
            Array.Copy(_data, offsetSamples * channels, data, 0, data.Length);
            return true;
        }

        internal bool IsStreamed => _reader != null;

        internal float At(long sample, int channel)
        {
            return _data[sample * channels + Math.Min(channel, channels - 1)];
        }
    }

    // docs.unity3d.com/ScriptReference/AudioBehaviour.html
    public class AudioBehaviour : Behaviour
    {
    }

    // docs.unity3d.com/ScriptReference/AudioListener.html
    public sealed class AudioListener : AudioBehaviour
    {
        public static float volume { get; set; } = 1f;
        public static bool pause { get; set; }
    }

    // docs.unity3d.com/ScriptReference/AudioSource.html
    public sealed partial class AudioSource : AudioBehaviour
    {
        private AudioClip _clip;

        public float volume { get; set; } = 1f;
        public float pitch { get; set; } = 1f;
        public bool loop { get; set; }
        public bool mute { get; set; }
        public bool playOnAwake { get; set; } = true;
        public bool ignoreListenerVolume { get; set; }
        public bool ignoreListenerPause { get; set; }
        public AudioVelocityUpdateMode velocityUpdateMode { get; set; }
        public float panStereo { get; set; }
        public float spatialBlend { get; set; }
        public bool spatialize { get; set; }
        public bool spatializePostEffects { get; set; }
        public Audio.AudioMixerGroup outputAudioMixerGroup { get; set; }
        public float reverbZoneMix { get; set; } = 1f;
        public bool bypassEffects { get; set; }
        public bool bypassListenerEffects { get; set; }
        public bool bypassReverbZones { get; set; }
        public float dopplerLevel { get; set; } = 1f;
        public float spread { get; set; }
        public int priority { get; set; } = 128;
        public float minDistance { get; set; } = 1f;
        public float maxDistance { get; set; } = 500f;
        public AudioRolloffMode rolloffMode { get; set; }
        public int timeSamples { get; set; }
        public bool isPlaying => IsAsked && !IsPaused && IsRunning;
        public bool isVirtual { get; internal set; }

        public AudioClip clip
        {
            get => _clip;
            set
            {
                IsAsked &= ReferenceEquals(_clip, value);
                _clip = value;
            }
        }

        public float time
        {
            get => clip == null ? 0f : (float)timeSamples / clip.frequency;
            set => timeSamples = clip == null ? 0 : (int)(value * clip.frequency);
        }

        internal bool IsAsked { get; set; }
        internal bool IsPaused { get; private set; }

        public void Play()
        {
            if (isActiveAndEnabled)
            {
                (IsAsked, IsPaused, timeSamples) = (true, false, IsPaused ? timeSamples : 0);
            }
        }

        public void Stop() => (IsAsked, IsPaused, timeSamples) = (false, false, 0);
        public void Pause() => IsPaused = IsAsked;
        public void UnPause() => IsPaused = false;

        private void OnEnable()
        {
            if (playOnAwake && clip != null)
            {
                Play();
            }
        }

        private void OnDisable() => Stop();
    }
}

namespace UnityEngine.Audio
{
    // docs.unity3d.com/ScriptReference/Audio.AudioMixerGroup.html
    public class AudioMixerGroup : Object
    {
    }
}
