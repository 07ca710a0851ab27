using System;
using UnityEngine;

namespace AvatarBridge
{
    /// <summary>Whose word a name is that drives a blendshape.</summary>
    public enum ShapeVocabulary
    {
        /// <summary>One of ARKit's 52, such as <c>jawOpen</c>.</summary>
        Arkit,

        /// <summary>An expression of VRM, such as <c>aa</c>, <c>blink</c>, <c>happy</c>.</summary>
        Vrm,

        /// <summary>One of Oculus' 15 visemes, such as <c>PP</c>.</summary>
        Viseme,

        /// <summary>A shape that the sidecar sends under this very name.</summary>
        Custom,
    }

    /// <summary>One line of a <see cref="RigMap"/>: what drives a blendshape, and how much.</summary>
    [Serializable]
    public struct ShapeRow
    {
        [Tooltip("Name of the blendshape in the mesh.")]
        public string Blendshape;

        [Tooltip("Whose word Source is.")]
        public ShapeVocabulary Vocabulary;

        [Tooltip("What drives it, such as jawOpen, aa or PP.")]
        public string Source;

        [Tooltip("How far it goes: 1 is all the way. Negative turns it round.")]
        public float Gain;

        [Tooltip("Only in the mesh of this name; empty: in every mesh that has it.")]
        public string Mesh;

        public ShapeRow(
            string blendshape, ShapeVocabulary vocabulary, string source, float gain = 1f,
            string mesh = "")
        {
            Blendshape = blendshape;
            Vocabulary = vocabulary;
            Source = source;
            Gain = gain;
            Mesh = mesh;
        }
    }
}
