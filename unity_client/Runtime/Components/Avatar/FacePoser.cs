using System;
using System.Collections.Generic;
using AvatarBridge.Wire;
using UnityEngine;

namespace AvatarBridge
{
    /// <summary>
    /// Puts faces onto an avatar's meshes and expressions. Made anew for every rig or map; main
    /// thread, in LateUpdate; allocates nothing per picture.
    /// </summary>
    internal sealed class FacePoser
    {
        private readonly FaceValues _values;
        private readonly List<ShapeLink> _links = new List<ShapeLink>();
        private readonly List<Feed> _feeds = new List<Feed>();
        private readonly IExpressionSink[] _sinks;
        private readonly float[] _masked;
        private readonly PoseParts[] _partOf;
        private readonly bool _eyeShapes;

        public FacePoser(
            SkinnedMeshRenderer[] meshes, RigMap map, IExpressionSink[] sinks, Rig rig,
            bool eyeShapes)
        {
            _values = new FaceValues(rig.ShapeNames);
            _sinks = sinks;
            _eyeShapes = eyeShapes;
            _masked = new float[rig.ShapeNames.Count];
            _partOf = new PoseParts[_masked.Length];
            for (var i = 0; i < _partOf.Length; i++)
            {
                _partOf[i] = PartOf(rig.ShapeNames[i]);
            }
            var rows = map != null && map.Rows.Count > 0 ? map.Rows : RigMatch.Of(meshes).Rows;
            foreach (var row in rows)
            {
                Tie(row, meshes);
            }
            foreach (var sink in sinks)
            {
                sink.Bind(rig.ShapeNames);
            }
            Missing = sinks.Length > 0 ? Array.Empty<string>() : RigMatch.Missing(rows);
        }

        public bool HasExpressions => _sinks.Length > 0;

        /// <summary>Blendshapes that it moves.</summary>
        public int Count => _links.Count;

        /// <summary>Shapes of the rig that nothing shows.</summary>
        public IReadOnlyList<string> Missing { get; }

        /// <summary>Shows some parts of a face.</summary>
        public void Apply(float[] weights, PoseParts parts, float amount)
        {
            parts &= _eyeShapes ? PoseParts.Everything : ~PoseParts.Eyes;
            _values.Read(weights);
            ShowMeshes(parts, amount);
            if (_sinks.Length > 0)
            {
                ShowExpressions(weights, parts, amount);
            }
        }

        /// <summary>Gives parts back to the game.</summary>
        public void Release(PoseParts parts)
        {
            foreach (var link in _links)
            {
                if ((link.Part & parts) != 0)
                {
                    link.Release();
                }
            }
            if ((parts & PoseParts.Face) != 0)
            {
                Array.Clear(_masked, 0, _masked.Length);
                foreach (var sink in _sinks)
                {
                    sink.Show(_masked, 0f);
                }
            }
        }

        private void ShowMeshes(PoseParts parts, float amount)
        {
            foreach (var link in _links)
            {
                link.Value = 0f;
            }
            foreach (var feed in _feeds)
            {
                feed.Link.Value += _values[feed.Place] * feed.Gain;
            }
            foreach (var link in _links)
            {
                if ((link.Part & parts) != 0)
                {
                    link.Apply(amount);
                }
            }
        }

        private void ShowExpressions(float[] weights, PoseParts parts, float amount)
        {
            for (var i = 0; i < _masked.Length; i++)
            {
                _masked[i] = (_partOf[i] & parts) != 0 ? weights[i] : 0f;
            }
            foreach (var sink in _sinks)
            {
                sink.Show(_masked, amount);
            }
        }

        private void Tie(ShapeRow row, SkinnedMeshRenderer[] meshes)
        {
            var place = _values.Find(row.Vocabulary, row.Source);
            if (place < 0)
            {
                return;
            }
            foreach (var mesh in meshes)
            {
                if (mesh == null || mesh.sharedMesh == null
                    || (!string.IsNullOrEmpty(row.Mesh) && row.Mesh != mesh.name))
                {
                    continue;
                }
                var index = mesh.sharedMesh.GetBlendShapeIndex(row.Blendshape);
                if (index >= 0)
                {
                    _feeds.Add(new Feed(LinkTo(mesh, index, PartOf(row.Source)), place, row.Gain));
                }
            }
        }

        private ShapeLink LinkTo(SkinnedMeshRenderer mesh, int index, PoseParts part)
        {
            foreach (var link in _links)
            {
                if (link.Is(mesh, index))
                {
                    return link;
                }
            }
            var made = new ShapeLink(mesh, index, part);
            _links.Add(made);
            return made;
        }

        /// <summary>Where the eyes look is the eyes' affair; their lids are the face's.</summary>
        private static PoseParts PartOf(string shape)
        {
            return shape.StartsWith("eyeLook", StringComparison.OrdinalIgnoreCase)
                || shape.StartsWith("look", StringComparison.OrdinalIgnoreCase)
                ? PoseParts.Eyes
                : PoseParts.Face;
        }

        private readonly struct Feed
        {
            public Feed(ShapeLink link, int place, float gain)
            {
                Link = link;
                Place = place;
                Gain = gain;
            }

            public ShapeLink Link { get; }
            public int Place { get; }
            public float Gain { get; }
        }
    }
}
