using System.Collections.Generic;
using AvatarBridge.Playback;
using AvatarBridge.Wire;
using UnityEngine;
using Pose = AvatarBridge.Playback.Pose;

namespace AvatarBridge
{
    /// <summary>
    /// Draws the highest of an avatar's sources that has a pose, and mixes from one to the next
    /// so that a change is not seen as a jump. Main thread; allocates nothing per picture.
    /// </summary>
    internal sealed class PoseMixer
    {
        private const float ChangeSecs = 0.25f;

        private readonly List<IPoseSource> _sources = new List<IPoseSource>();
        private readonly List<IPoseSource> _added = new List<IPoseSource>();
        private readonly Pose _drawn = new Pose();
        private readonly Pose _before = new Pose();
        private float _since = ChangeSecs;

        /// <summary>What is shown, whether or not there is a new pose.</summary>
        public Pose Shown { get; } = new Pose();

        /// <summary>Whose pose it is; null before the first.</summary>
        public IPoseSource Source { get; private set; }

        /// <summary>The rig of the pose shown; null before the first.</summary>
        public Rig Rig { get; private set; }

        /// <summary>Looks for the sources again: those on the avatar, named, and added.</summary>
        public void Find(GameObject on, MonoBehaviour named)
        {
            on.GetComponents(_sources);
            if (named is IPoseSource source)
            {
                Include(source);
            }
            foreach (var one in _added)
            {
                Include(one);
            }
            Sort();
        }

        /// <summary>Adds a source that is no component of the avatar.</summary>
        public void Add(IPoseSource source)
        {
            _added.Remove(source);
            _added.Add(source);
            Include(source);
            Sort();
        }

        public void Remove(IPoseSource source)
        {
            _added.Remove(source);
            _sources.Remove(source);
        }

        /// <summary>Takes the pose of this picture; false when nobody has one.</summary>
        public bool TryDraw(float passedSecs)
        {
            for (var i = 0; i < _sources.Count; i++)
            {
                var source = _sources[i];
                if (IsActive(source) && source.Rig != null && source.TryDraw(_drawn))
                {
                    Show(source, passedSecs);
                    return true;
                }
            }
            return false;
        }

        private void Include(IPoseSource source)
        {
            if (!_sources.Contains(source))
            {
                _sources.Add(source);
            }
        }

        private void Sort()
        {
            _sources.Sort((one, other) => other.Rank.CompareTo(one.Rank));
        }

        private void Show(IPoseSource source, float passedSecs)
        {
            if (!ReferenceEquals(source, Source))
            {
                _since = Source == null ? ChangeSecs : 0f;
                _before.CopyFrom(Shown);
                Source = source;
            }
            Rig = source.Rig;
            _since += passedSecs;
            Shown.CopyFrom(_drawn);
            var isSame = _before.IsOf(_drawn.ShapeCount, _drawn.BoneCount);
            if (_since < ChangeSecs && isSame)
            {
                var part = (float)PoseMath.Smoothstep(_since / ChangeSecs);
                PoseMath.Mix(_before, _drawn, part, Shown);
            }
        }

        private static bool IsActive(IPoseSource source)
        {
            return !(source is Behaviour behaviour)
                || (behaviour != null && behaviour.isActiveAndEnabled);
        }
    }
}
