using System.Collections.Generic;
using UnityEditor;
using UnityEngine;

namespace AvatarBridge.Editing
{
    /// <summary>
    /// What all inspectors draw in the same way. Main thread, inside OnInspectorGUI.
    /// </summary>
    internal static class Panel
    {
        private const int MostNames = 80;

        /// <summary>A heading over what follows.</summary>
        public static void Heading(string text)
        {
            EditorGUILayout.Space();
            EditorGUILayout.LabelField(text, EditorStyles.boldLabel);
        }

        /// <summary>One named value.</summary>
        public static void Row(string name, string value)
        {
            EditorGUILayout.LabelField(name, value);
        }

        /// <summary>Findings, one box each.</summary>
        public static void Findings(IReadOnlyList<Finding> findings)
        {
            for (var i = 0; i < findings.Count; i++)
            {
                var finding = findings[i];
                var text = finding.ToDo.Length == 0
                    ? finding.What
                    : $"{finding.What}\n{finding.ToDo}";
                EditorGUILayout.HelpBox(text, TypeOf(finding.Kind));
            }
        }

        /// <summary>A level from 0 to 1 with words upon it.</summary>
        public static void Bar(float level, string text)
        {
            EditorGUI.ProgressBar(EditorGUILayout.GetControlRect(), Mathf.Clamp01(level), text);
        }

        /// <summary>A list of lines that opens; returns whether it is open.</summary>
        public static bool Fold(bool isOpen, string title, IReadOnlyList<string> lines)
        {
            if (lines.Count == 0)
            {
                return isOpen;
            }
            var opened = EditorGUILayout.Foldout(isOpen, $"{title} ({lines.Count})", true);
            if (opened)
            {
                EditorGUI.indentLevel++;
                for (var i = 0; i < lines.Count && i < MostNames; i++)
                {
                    EditorGUILayout.LabelField(lines[i], EditorStyles.miniLabel);
                }
                EditorGUI.indentLevel--;
            }
            return opened;
        }

        /// <summary>A button that works only while the game plays.</summary>
        public static bool PlayButton(string text)
        {
            using (new EditorGUI.DisabledScope(!EditorApplication.isPlaying))
            {
                return GUILayout.Button(text);
            }
        }

        private static MessageType TypeOf(FindingKind kind)
        {
            switch (kind)
            {
                case FindingKind.Problem:
                    return MessageType.Error;
                case FindingKind.Hint:
                    return MessageType.Warning;
                default:
                    return MessageType.Info;
            }
        }
    }
}
