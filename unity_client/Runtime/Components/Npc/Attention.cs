using System;
using System.Threading.Tasks;
using AvatarBridge.Wire;
using UnityEngine;

namespace AvatarBridge
{
    /// <summary>
    /// Keeps telling a character where its target is: at most ten times a second, only when it
    /// moved, one request at a time. Main thread.
    /// </summary>
    internal sealed class Attention
    {
        private const long EveryMicros = 100_000;
        private const long RetryMicros = 1_000_000;
        private const float StillMetres = 0.01f;

        private readonly Func<Request, Task> _ask;
        private Transform _target;
        private Task _asked;
        private Vector3 _told;
        private bool _isTold;
        private bool _isTelling;
        private long _nextMicros;

        public Attention(Func<Request, Task> ask)
        {
            _ask = ask;
        }

        /// <summary>Whom the character looks at; null looks where it likes.</summary>
        public Transform Target
        {
            get => _target;
            set
            {
                _target = value;
                _isTelling |= value != null;
                _nextMicros = 0;
            }
        }

        /// <summary>Tells it all again, for somebody who knows nothing: a new session.</summary>
        public void Forget()
        {
            _isTold = false;
            _asked = null;
        }

        /// <summary>Looks where the target is now; <paramref name="scale"/> as the avatar's.</summary>
        public void Follow(Transform root, float scale, long nowMicros)
        {
            if (!_isTelling || nowMicros < _nextMicros || (_asked != null && !_asked.IsCompleted))
            {
                return;
            }
            if (_asked != null && _asked.IsFaulted)
            {
                _isTold = false;
                _asked = null;
                _nextMicros = nowMicros + RetryMicros;
                return;
            }
            if (_target == null)
            {
                _isTelling = false; // it was let go, or destroyed
                Tell(Request.LookAt(null), nowMicros);
                _isTold = false;
                return;
            }
            var place = root.InverseTransformPoint(_target.position) / scale;
            if (!_isTold || (place - _told).sqrMagnitude > StillMetres * StillMetres)
            {
                _told = place;
                _isTold = true;
                Tell(Request.LookAt(UnityPose.PointAt(place)), nowMicros);
            }
        }

        private void Tell(Request request, long nowMicros)
        {
            _nextMicros = nowMicros + EveryMicros;
            _asked = _ask(request);
        }
    }
}
