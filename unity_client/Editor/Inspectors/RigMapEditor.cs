using System;
using System.Collections.Generic;
using UnityEditor;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // Main thread, while the asset is selected.

    /// <summary>Shows a rig map as a table that can be searched, and what is missing.</summary>
    [CustomEditor(typeof(RigMap))]
    internal sealed class RigMapEditor : Editor
    {
        private const float WhoseWidth = 90f;
        private const float GainWidth = 50f;
        private const float FarGain = 2f;

        private string _search = "";
        private SkinnedMeshRenderer _model;
        private bool _showsMissing = true;

        /// <summary>Whether a row is shown when somebody looks for some letters.</summary>
        public static bool IsFound(ShapeRow row, string search)
        {
            var letters = search.Trim();
            return letters.Length == 0 || Has(row.Blendshape, letters) || Has(row.Source, letters)
                || Has(row.Mesh, letters) || Has(row.Vocabulary.ToString(), letters);
        }

        public override void OnInspectorGUI()
        {
            var map = (RigMap)target;
            DrawAutoMap(map);
            Panel.Heading($"{map.Rows.Count} blendshapes are driven");
            _search = EditorGUILayout.TextField("Search", _search);
            DrawTable(map);
            _showsMissing = Panel.Fold(_showsMissing, "Missing", Missing(map));
        }

        private void DrawAutoMap(RigMap map)
        {
            _model = (SkinnedMeshRenderer)EditorGUILayout.ObjectField(
                "Auto-map from", _model, typeof(SkinnedMeshRenderer), true);
            using (new EditorGUI.DisabledScope(_model == null))
            {
                if (GUILayout.Button("Auto-map"))
                {
                    Undo.RecordObject(map, "Auto-map blendshapes");
                    map.AutoMap(MeshesOfModel());
                    EditorUtility.SetDirty(map);
                }
            }
        }

        private void DrawTable(RigMap map)
        {
            var rows = new List<ShapeRow>(map.Rows);
            var isChanged = false;
            for (var i = 0; i < rows.Count; i++)
            {
                if (!IsFound(rows[i], _search))
                {
                    continue;
                }
                EditorGUILayout.BeginHorizontal();
                var (row, isRemoved) = DrawRow(rows[i]);
                EditorGUILayout.EndHorizontal();
                if (isRemoved)
                {
                    rows.RemoveAt(i--);
                    isChanged = true;
                }
                else if (!row.Equals(rows[i]))
                {
                    rows[i] = row;
                    isChanged = true;
                }
            }
            if (GUILayout.Button("Add a row"))
            {
                rows.Add(new ShapeRow("", ShapeVocabulary.Arkit, ""));
                isChanged = true;
            }
            if (isChanged)
            {
                Undo.RecordObject(map, "Edit rig map");
                map.SetRows(rows);
                EditorUtility.SetDirty(map);
            }
        }

        private static (ShapeRow, bool) DrawRow(ShapeRow row)
        {
            row.Blendshape = EditorGUILayout.TextField(row.Blendshape);
            row.Vocabulary = (ShapeVocabulary)EditorGUILayout.EnumPopup(
                row.Vocabulary, GUILayout.Width(WhoseWidth));
            row.Source = EditorGUILayout.TextField(row.Source);
            var gain = EditorGUILayout.FloatField(row.Gain, GUILayout.Width(GainWidth));
            row.Gain = Mathf.Clamp(gain, -FarGain, FarGain);
            return (row, GUILayout.Button("×", GUILayout.Width(22f)));
        }

        private IReadOnlyList<string> Missing(RigMap map)
        {
            return _model == null
                ? map.Missing
                : MissingNames.Describe(map.Missing, MeshesOfModel());
        }

        private SkinnedMeshRenderer[] MeshesOfModel()
        {
            return _model.transform.root.GetComponentsInChildren<SkinnedMeshRenderer>(true);
        }

        private static bool Has(string text, string letters)
        {
            return text != null && text.IndexOf(letters, StringComparison.OrdinalIgnoreCase) >= 0;
        }
    }
}
