using System.Collections.Generic;
using UnityEditor;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // Main thread, while the component is selected.

    /// <summary>Shows what of an avatar is moved, what is missing, and a few live curves.</summary>
    [CustomEditor(typeof(BridgeAvatar))]
    internal sealed class BridgeAvatarEditor : Editor
    {
        private readonly PoseCurves _curves = new PoseCurves();
        private readonly CurveView _view = new CurveView(PoseCurves.Names, 0f, 1f);
        private List<Finding> _findings;
        private IReadOnlyList<string> _missingShapes = new string[0];
        private object _missingOf;
        private bool _showsShapes;
        private bool _showsBones;

        public override bool RequiresConstantRepaint()
        {
            return EditorApplication.isPlaying;
        }

        public override void OnInspectorGUI()
        {
            DrawDefaultInspector();
            var avatar = (BridgeAvatar)target;
            Panel.Heading("Face");
            if (GUILayout.Button("Auto-map blendshapes"))
            {
                RigMapMaker.MapFor(avatar);
                _findings = null;
            }
            if (EditorApplication.isPlaying && avatar.Rig != null)
            {
                DrawLive(avatar);
                return;
            }
            if (_findings == null || GUILayout.Button("Look again"))
            {
                _findings = AvatarCheck.Of(avatar);
            }
            Panel.Findings(_findings);
        }

        private void DrawLive(BridgeAvatar avatar)
        {
            var source = avatar.Source;
            Panel.Row("Moved by", source == null ? "nothing now" : source.GetType().Name);
            Panel.Row("Bones", $"{avatar.BoneCount} of {avatar.Rig.BoneNames.Count}");
            Panel.Row("Blendshapes", avatar.BlendshapeCount.ToString());
            Panel.Row("Shown", $"{100f * avatar.Amount:0} %");
            if (!ReferenceEquals(_missingOf, avatar.MissingShapes))
            {
                _missingOf = avatar.MissingShapes;
                _missingShapes = MissingNames.Describe(
                    avatar.MissingShapes, avatar.FindMeshes());
            }
            _showsShapes = Panel.Fold(_showsShapes, "Shapes that nothing shows", _missingShapes);
            _showsBones = Panel.Fold(_showsBones, "Bones that it lacks", avatar.MissingBones);
            _curves.Take(avatar.Rig.ShapeNames, avatar.Pose);
            _view.Draw(_curves.History);
        }
    }
}
