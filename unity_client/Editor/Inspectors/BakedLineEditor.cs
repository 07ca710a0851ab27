using System.Collections.Generic;
using UnityEditor;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // Main thread, while the asset is selected.

    /// <summary>Shows what a baked line says and how large it is.</summary>
    [CustomEditor(typeof(BakedLine))]
    internal sealed class BakedLineEditor : Editor
    {
        private readonly List<string> _utterances = new List<string>();
        private bool _showsUtterances = true;

        public override void OnInspectorGUI()
        {
            DrawDefaultInspector();
            var line = (BakedLine)target;
            var take = line.Take;
            if (take == null)
            {
                EditorGUILayout.HelpBox(
                    "It holds no take. Put a .take file into the project: its import makes baked "
                    + "lines.", MessageType.Warning);
                return;
            }
            Panel.Heading("Take");
            Panel.Row("Character", line.Character);
            Panel.Row("Length", $"{line.Seconds:0.00} s, {take.FrameCount} frames");
            Panel.Row("Size", $"{line.SizeBytes / 1024f:0} KiB");
            if (_utterances.Count != take.Utterances.Count)
            {
                _utterances.Clear();
                foreach (var utterance in take.Utterances)
                {
                    _utterances.Add(
                        $"{utterance.StartMicros / 1e6:0.00} s: {utterance.Text}"
                        + (utterance.IsCut ? " (cut)" : ""));
                }
            }
            _showsUtterances = Panel.Fold(_showsUtterances, "What is said", _utterances);
        }
    }
}
