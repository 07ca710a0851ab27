using System;
using AvatarBridge.Playback;
using UnityEngine;

namespace AvatarBridge
{
    /// <summary>
    /// The voice of a character in its AudioSource, and the clock of its body: what is heard now
    /// decides which pose is seen now.
    ///
    /// The source plays an endless clip of ones. Unity shapes it by volume, distance, direction
    /// and mixer, and <c>OnAudioFilterRead</c> multiplies the outcome by the voice, so that all
    /// 3D settings work and a volume of 0 still counts the time. When Unity stops asking for
    /// sound (a pause, too many voices, a lost device) the character goes on in silence.
    ///
    /// Main thread, but for OnAudioFilterRead, which runs on the audio thread and touches only
    /// volatile fields and its own buffer.
    /// </summary>
    [AddComponentMenu("Avatar Bridge/Bridge Voice")]
    [RequireComponent(typeof(AudioSource))]
    [DisallowMultipleComponent]
    public sealed class BridgeVoice : MonoBehaviour
    {
        private const int UsualRate = 48000;
        private const float LevelFall = 0.9f; // a block

        [SerializeField]
        [Range(0f, 500f)]
        [Tooltip("Milliseconds that sound takes beyond what Unity knows of, as over Bluetooth: "
            + "the face waits for it.")]
        private float _extraLatencyMillis;

        private AudioSource _source;
        private AudioClip _ones;
        private float[] _mono = Array.Empty<float>();
        private volatile CharacterStream _stream;
        private volatile int _rate = UsualRate;
        private volatile int _bufferSamples;
        private volatile float _level;

        /// <summary>The source that it plays in.</summary>
        public AudioSource Source => _source != null ? _source : _source = GetComponent<AudioSource>();

        /// <summary>Whose voice it is; null when nobody's.</summary>
        public CharacterStream Stream => _stream;

        /// <summary>From 0 to 1: how loud the voice is now, before volume and distance.</summary>
        public float Level => _level;

        /// <summary>Milliseconds from the making of a sample until it is heard.</summary>
        public float LatencyMillis => _bufferSamples * 1000f / _rate + _extraLatencyMillis;

        public float ExtraLatencyMillis
        {
            get => _extraLatencyMillis;
            set => _extraLatencyMillis = Mathf.Clamp(value, 0f, 500f);
        }

        /// <summary>Becomes a character's voice; null ends that.</summary>
        public void Play(CharacterStream stream)
        {
            if (stream != null)
            {
                stream.UseDevice(_rate);
            }
            _stream = stream;
            if (stream != null && isActiveAndEnabled && !Source.isPlaying)
            {
                Source.Play();
            }
        }

        /// <summary>Says what of the source's settings does not do what it seems to.</summary>
        public string FindProblem()
        {
            if (Source.pitch != 1f)
            {
                return "the pitch of the AudioSource must stay 1: a live voice cannot be sped up";
            }
            if (Source.dopplerLevel != 0f)
            {
                return "the Doppler level of the AudioSource must be 0: it has no effect here";
            }
            if (Source.bypassEffects)
            {
                return "the AudioSource bypasses effects, and the voice is one: switch that off";
            }
            if (Source.spatialize && !Source.spatializePostEffects)
            {
                return "the spatializer runs before the voice: switch on Spatialize Post Effects";
            }
            return "";
        }

        private void OnEnable()
        {
            AudioSettings.OnAudioConfigurationChanged += OnDeviceChanged;
            Prepare();
        }

        private void OnDisable()
        {
            AudioSettings.OnAudioConfigurationChanged -= OnDeviceChanged;
            if (Source != null)
            {
                Source.Stop(); // while an object is destroyed it may have gone before
            }
            _level = 0f;
        }

        private void OnDestroy()
        {
            _stream = null;
            if (_ones != null)
            {
                Destroy(_ones);
            }
        }

        private void Reset()
        {
            Source.dopplerLevel = 0f;
            Source.playOnAwake = false;
        }

        private void OnDeviceChanged(bool deviceWasChanged)
        {
            Prepare();
        }

        /// <summary>Learns the device, and starts the ones that carry the voice.</summary>
        private void Prepare()
        {
            _rate = AudioSettings.outputSampleRate > 0 ? AudioSettings.outputSampleRate : UsualRate;
            AudioSettings.GetDSPBufferSize(out var length, out var count);
            _bufferSamples = length * count;
            _stream?.UseDevice(_rate);
            if (_ones != null)
            {
                Destroy(_ones);
            }
            _ones = MakeOnes(_rate);
            Source.clip = _ones;
            Source.loop = true;
            if (Source.spatialize)
            {
                Source.spatializePostEffects = true;
            }
            var problem = FindProblem();
            if (problem.Length > 0)
            {
                Debug.LogWarning($"BridgeVoice: {problem}.", this);
            }
            Source.Play();
        }

        private static AudioClip MakeOnes(int rate)
        {
            var samples = new float[rate];
            for (var i = 0; i < samples.Length; i++)
            {
                samples[i] = 1f;
            }
            var clip = AudioClip.Create("Bridge voice carrier", rate, 1, rate, false);
            clip.hideFlags = HideFlags.HideAndDontSave;
            clip.SetData(samples, 0);
            return clip;
        }

        private void OnAudioFilterRead(float[] data, int channels)
        {
            var stream = _stream;
            if (stream == null)
            {
                Array.Clear(data, 0, data.Length); // ones are no sound that anybody wants
                return;
            }
            var count = data.Length / channels;
            if (_mono.Length < count)
            {
                _mono = new float[count];
            }
            var rate = _rate;
            var heardAt = BridgeClient.Clock.NowMicros
                + _bufferSamples * 1e6 / rate
                + _extraLatencyMillis * 1e3;
            var first = (long)Math.Round(AudioSettings.dspTime * rate);
            stream.Render(_mono.AsSpan(0, count), first, heardAt);
            _level = Math.Max(Shape(data, channels, count), _level * LevelFall);
        }

        /// <summary>Multiplies what Unity made of the ones by the voice; returns its peak.</summary>
        private float Shape(float[] data, int channels, int count)
        {
            var peak = 0f;
            for (var i = 0; i < count; i++)
            {
                var sample = _mono[i];
                peak = Math.Max(peak, Math.Abs(sample));
                for (var c = 0; c < channels; c++)
                {
                    data[i * channels + c] *= sample;
                }
            }
            return peak;
        }
    }
}
