using System;
using AvatarBridge.Takes;
using AvatarBridge.Wire;
using UnityEngine;

namespace AvatarBridge
{
    /// <summary>
    /// A line that was performed beforehand: a take of the sidecar as an asset, so that a game
    /// can ship without one. Decoded when it is first needed; main thread.
    /// </summary>
    [CreateAssetMenu(fileName = "Baked Line", menuName = "Avatar Bridge/Baked Line", order = 401)]
    public sealed class BakedLine : ScriptableObject
    {
        [SerializeField]
        [HideInInspector]
        private byte[] _bytes = Array.Empty<byte>();

        [SerializeField]
        [Tooltip("Whose part of the take it is. Empty: that of the first who is in it.")]
        private string _character = "";

        [SerializeField]
        [Tooltip("What is said.")]
        [TextArea]
        private string _text = "";

        [SerializeField]
        [Tooltip("How long it is.")]
        private float _seconds;

        [NonSerialized]
        private BakedTake _take;

        [NonSerialized]
        private AudioClip _clip;

        [NonSerialized]
        private bool _isBroken;

        public string Character => _character;

        /// <summary>What is said, all utterances in a row.</summary>
        public string Text => _text;

        public float Seconds => _seconds;

        /// <summary>How large the take is.</summary>
        public int SizeBytes => _bytes.Length;

        /// <summary>The decoded take; null, and told once in the log, when it cannot be read.</summary>
        public BakedTake Take
        {
            get
            {
                if (_take == null && !_isBroken)
                {
                    Decode();
                }
                return _take;
            }
        }

        /// <summary>Its sound; null when it has none.</summary>
        public AudioClip Clip
        {
            get
            {
                if (_clip == null && Take != null && Take.Samples.Length > 0)
                {
                    _clip = AudioClip.Create(name, Take.Samples.Length, 1, Take.SampleRate, false);
                    _clip.hideFlags = HideFlags.HideAndDontSave;
                    _clip.SetData(Take.Samples, 0);
                }
                return _clip;
            }
        }

        /// <summary>Makes a line of a take's bytes. Raises WireException when they are none.</summary>
        public static BakedLine From(byte[] take, string character = "")
        {
            var line = CreateInstance<BakedLine>();
            line.Fill(take, character);
            return line;
        }

        /// <summary>
        /// Replaces what it says. Raises <see cref="WireException"/> when the bytes are no take,
        /// or the character is not in it, and stays as it was.
        /// </summary>
        public void Fill(byte[] take, string character = "")
        {
            var read = BakedTake.Read(take, string.IsNullOrEmpty(character) ? null : character);
            Unload();
            _bytes = take;
            _take = read;
            _isBroken = false;
            _character = read.Character;
            _seconds = read.DurationMicros / 1e6f;
            var texts = new string[read.Utterances.Count];
            for (var i = 0; i < texts.Length; i++)
            {
                texts[i] = read.Utterances[i].Text;
            }
            _text = string.Join(" ", texts);
        }

        /// <summary>Lets the decoded take and its sound go, until they are needed again.</summary>
        public void Unload()
        {
            if (_clip != null)
            {
                DestroyImmediate(_clip);
            }
            _clip = null;
            _take = null;
        }

        private void OnDisable()
        {
            Unload();
        }

        private void Decode()
        {
            try
            {
                _take = BakedTake.Read(_bytes, _character.Length == 0 ? null : _character);
            }
            catch (WireException error)
            {
                _isBroken = true;
                Debug.LogError($"Baked line '{name}' cannot be read: {error.Message}", this);
            }
        }
    }
}
