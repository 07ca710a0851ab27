using System;
using System.Threading;
using System.Threading.Tasks;
using AvatarBridge.Playback;
using AvatarBridge.Wire;
using UnityEngine;
using Pose = AvatarBridge.Playback.Pose;

namespace AvatarBridge
{
    /// <summary>
    /// Plays baked lines on the <see cref="BridgeAvatar"/> of its object, without a sidecar. The
    /// AudioSource is the clock, so pausing it pauses the face, and its pitch is the face's too.
    /// While a line plays it goes before a live <see cref="BridgeNpc"/> on the same avatar.
    /// Main thread.
    /// </summary>
    [AddComponentMenu("Avatar Bridge/Baked Line Player")]
    [DisallowMultipleComponent]
    [DefaultExecutionOrder(-100)]
    public sealed class BakedLinePlayer : MonoBehaviour, IPoseSource
    {
        [SerializeField]
        [Tooltip("What is played.")]
        private BakedLine _line;

        [SerializeField]
        [Tooltip("Where it is heard from. Empty: an AudioSource of its own, set up like the "
            + "character's Bridge Voice.")]
        private AudioSource _source;

        [SerializeField]
        [Tooltip("Plays as soon as this object is enabled.")]
        private bool _playOnEnable;

        [SerializeField]
        [Tooltip("What the scene is told.")]
        private NpcEvents _events = new NpcEvents();

        private readonly ClipClock _clock = new ClipClock();
        private LineNotes _notes;
        private TaskCompletionSource<bool> _played;

        /// <summary>Raised for everything that a line tells, at the instant it is heard.</summary>
        public event Action<StreamNote> Noted;

        /// <summary>Raised when a line is over: true when it was heard to its end.</summary>
        public event Action<bool> Ended;

        /// <summary>What is, or will be, played.</summary>
        public BakedLine Line
        {
            get => _line;
            set => _line = value;
        }

        /// <summary>What the scene is told, as wired up in the inspector.</summary>
        public NpcEvents Events => _events;

        /// <summary>Where it is heard from; null before the first line, if none is named.</summary>
        public AudioSource Source
        {
            get => _source;
            set
            {
                Stop();
                _source = value;
            }
        }

        /// <summary>Plays as soon as this object is enabled.</summary>
        public bool PlayOnEnable
        {
            get => _playOnEnable;
            set => _playOnEnable = value;
        }

        /// <summary>Whether a line is being played, or paused.</summary>
        public bool IsPlaying => _notes != null;

        /// <summary>Seconds of the line that were heard.</summary>
        public float Seconds => IsPlaying ? (float)(Math.Max(0, _clock.Micros) / 1e6) : 0f;

        int IPoseSource.Rank => PoseRank.BakedLine;

        public Rig Rig => _line == null || !IsPlaying ? null : _line.Take.Description.Rig;

        /// <summary>Plays a line from its beginning.</summary>
        public void Play(BakedLine line)
        {
            Stop();
            _line = line;
            Play();
        }

        /// <summary>Plays its line from the beginning.</summary>
        public void Play()
        {
            Stop();
            if (_line == null || _line.Take == null || !isActiveAndEnabled)
            {
                return;
            }
            _notes = new LineNotes(_line.Take);
            _clock.Start();
            if (_source == null)
            {
                _source = LineSource.Find(this);
            }
            _source.clip = _line.Clip;
            if (_source.clip != null)
            {
                _source.Play();
            }
        }

        /// <summary>Plays a line, and comes back with true when it was heard to its end.</summary>
        public async Task<bool> PlayAsync(BakedLine line, CancellationToken cancelled = default)
        {
            Play(line);
            if (!IsPlaying)
            {
                return false;
            }
            var played = _played = new TaskCompletionSource<bool>(
                TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancelled.Register(() => played.TrySetCanceled()))
            {
                try
                {
                    return await played.Task;
                }
                catch (OperationCanceledException)
                {
                    Stop();
                    throw;
                }
            }
        }

        /// <summary>Cuts the line off.</summary>
        public void Stop()
        {
            if (IsPlaying)
            {
                End(false);
            }
        }

        /// <summary>Holds the line; <see cref="Resume"/> goes on.</summary>
        public void Pause()
        {
            if (_source != null)
            {
                _source.Pause();
            }
        }

        public void Resume()
        {
            if (_source != null)
            {
                _source.UnPause();
            }
        }

        /// <summary>Writes the pose of this picture; false while nothing is played.</summary>
        public bool TryDraw(Pose into)
        {
            if (!IsPlaying)
            {
                return false;
            }
            _line.Take.Sample(Math.Max(0, _clock.Micros), into);
            return true;
        }

        private void OnEnable()
        {
            if (_playOnEnable)
            {
                Play();
            }
        }

        private void OnDisable()
        {
            Stop();
        }

        private void LateUpdate()
        {
            if (!IsPlaying)
            {
                return;
            }
            if (!_clock.Advance(_source, UnityEngine.Time.unscaledDeltaTime * 1e6))
            {
                End(false);
            }
            while (IsPlaying && _notes.TryTake(_clock.Micros, out var note))
            {
                Tell(note);
            }
            if (IsPlaying && _clock.Micros >= _line.Take.DurationMicros)
            {
                End(true);
            }
        }

        private void End(bool isWhole)
        {
            var wasOpen = _notes.Open;
            var stoppedAt = _clock.Micros;
            _notes = null;
            if (_source != null)
            {
                _source.Stop();
            }
            if (wasOpen.Length > 0)
            {
                var kind = isWhole ? StreamNoteKind.UtteranceEnded : StreamNoteKind.Interrupted;
                Tell(new StreamNote(kind, stoppedAt, stoppedAt, wasOpen, "", "", ""));
            }
            var played = _played;
            _played = null;
            played?.TrySetResult(isWhole);
            Ended?.Invoke(isWhole);
        }

        private void Tell(in StreamNote note)
        {
            try
            {
                Noted?.Invoke(note);
                _events.Tell(note);
            }
            catch (Exception error)
            {
                Debug.LogException(error, this);
            }
        }
    }
}
