using System;
using System.Collections.Generic;
using UnityEngine;

namespace AvatarBridge
{
    /// <summary>
    /// Which blendshape of a model shows what: ARKit's shapes, VRM's expressions, Oculus' visemes
    /// or names of your own. One map serves every avatar with the same blendshapes.
    /// </summary>
    [CreateAssetMenu(fileName = "Rig Map", menuName = "Avatar Bridge/Rig Map", order = 400)]
    public sealed class RigMap : ScriptableObject
    {
        [SerializeField]
        [Tooltip("Each line drives one blendshape; several lines on one add up.")]
        private ShapeRow[] _rows = Array.Empty<ShapeRow>();

        [SerializeField]
        [Tooltip("What the sidecar sends and no blendshape shows, as of the last auto-map.")]
        private string[] _missing = Array.Empty<string>();

        /// <summary>Each drives one blendshape; several on one add up.</summary>
        public IReadOnlyList<ShapeRow> Rows => _rows;

        /// <summary>What the sidecar sends and no blendshape shows, as of the last match.</summary>
        public IReadOnlyList<string> Missing => _missing;

        /// <summary>Replaces all rows. Avatars take it up with their next Rebind.</summary>
        public void SetRows(IReadOnlyList<ShapeRow> rows)
        {
            _rows = new ShapeRow[rows.Count];
            for (var i = 0; i < _rows.Length; i++)
            {
                _rows[i] = rows[i];
            }
            var missing = RigMatch.Missing(_rows);
            _missing = new string[missing.Count];
            for (var i = 0; i < _missing.Length; i++)
            {
                _missing[i] = missing[i];
            }
        }

        /// <summary>
        /// Fills it by the names of the meshes' blendshapes, in whatever spelling they are, and
        /// returns how many were recognised.
        /// </summary>
        public int AutoMap(params SkinnedMeshRenderer[] meshes)
        {
            SetRows(RigMatch.Of(meshes).Rows);
            return _rows.Length;
        }

        /// <summary>Makes a map for these meshes that is not saved anywhere.</summary>
        public static RigMap For(params SkinnedMeshRenderer[] meshes)
        {
            var map = CreateInstance<RigMap>();
            map.AutoMap(meshes);
            return map;
        }
    }
}
