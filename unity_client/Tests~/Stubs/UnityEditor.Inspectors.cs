// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found; bases left out.
// Inspectors and their controls, which draw nothing here: GuiLog holds what they would show.
// Signatures: docs.unity3d.com/2021.3/Documentation/ScriptReference/Editor.html,
// CustomEditor.html, CanEditMultipleObjects.html, EditorGUILayout.html, EditorGUI.html,
// EditorGUI.DisabledScope.html, EditorStyles.html, EditorGUIUtility.html, Handles.html,
// MessageType.html

using System;
using UnityEngine;

namespace UnityEditor
{
    public class CustomEditor : Attribute
    {
        public CustomEditor(Type inspectedType)
        {
            InspectedType = inspectedType;
        }

        public CustomEditor(Type inspectedType, bool editorForChildClasses)
        {
            InspectedType = inspectedType;
        }

        internal Type InspectedType { get; }
    }

    public sealed class CanEditMultipleObjects : Attribute
    {
    }

    public class Editor : ScriptableObject
    {
        public UnityEngine.Object target
        {
            get => targets.Length > 0 ? targets[0] : null;
            set => targets = new[] { value };
        }

        public UnityEngine.Object[] targets { get; private set; } = new UnityEngine.Object[0];

        public static Editor CreateEditor(UnityEngine.Object targetObject, Type editorType)
        {
            var editor = (Editor)CreateInstance(editorType);
            editor.target = targetObject;
            return editor;
        }

        public virtual void OnInspectorGUI()
        {
            DrawDefaultInspector();
        }

        public virtual bool RequiresConstantRepaint()
        {
            return false;
        }

        public bool DrawDefaultInspector()
        {
            GuiLog.Show("(fields of " + target.GetType().Name + ")");
            return false;
        }

        public void Repaint()
        {
        }
    }

    public enum MessageType
    {
        None = 0,
        Info = 1,
        Warning = 2,
        Error = 3,
    }

    public sealed class EditorGUILayout
    {
        public static void LabelField(string label, params GUILayoutOption[] options)
        {
            GuiLog.Show(label);
        }

        public static void LabelField(
            string label, GUIStyle style, params GUILayoutOption[] options)
        {
            GuiLog.Show(label);
        }

        public static void LabelField(
            string label, string label2, params GUILayoutOption[] options)
        {
            GuiLog.Show(label + ": " + label2);
        }

        public static void LabelField(
            string label, string label2, GUIStyle style, params GUILayoutOption[] options)
        {
            GuiLog.Show(label + ": " + label2);
        }

        public static void HelpBox(string message, MessageType type)
        {
            GuiLog.Show(type + ": " + message);
        }

        public static string TextField(
            string label, string text, params GUILayoutOption[] options)
        {
            return GuiLog.Text(label, text);
        }

        public static string TextField(string text, params GUILayoutOption[] options)
        {
            return GuiLog.Text("text", text);
        }

        public static float FloatField(float value, params GUILayoutOption[] options)
        {
            GuiLog.Show(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return value;
        }

        public static Enum EnumPopup(Enum selected, params GUILayoutOption[] options)
        {
            GuiLog.Show(selected.ToString());
            return selected;
        }

        public static string TextArea(string text, params GUILayoutOption[] options)
        {
            return GuiLog.Text("text", text);
        }

        public static bool Foldout(bool foldout, string content, bool toggleOnLabelClick)
        {
            GuiLog.Show("> " + content);
            return foldout;
        }

        public static UnityEngine.Object ObjectField(
            string label, UnityEngine.Object obj, Type objType, bool allowSceneObjects,
            params GUILayoutOption[] options)
        {
            GuiLog.Show(label + ": " + (obj == null ? "none" : obj.name));
            return obj;
        }

        public static void Space()
        {
        }

        public static Rect BeginHorizontal(params GUILayoutOption[] options)
        {
            return new Rect(0f, 0f, 300f, 18f);
        }

        public static void EndHorizontal()
        {
        }

        public static Rect GetControlRect(params GUILayoutOption[] options)
        {
            return new Rect(0f, 0f, 300f, 18f);
        }
    }

    public sealed class EditorGUI
    {
        public static int indentLevel { get; set; }

        public static void DrawRect(Rect rect, Color color)
        {
        }

        public static void ProgressBar(Rect position, float value, string text)
        {
            GuiLog.Show("bar " + text);
        }

        public struct DisabledScope : IDisposable
        {
            private readonly bool _before;

            public DisabledScope(bool disabled)
            {
                _before = GUI.enabled;
                GUI.enabled = _before && !disabled;
            }

            public void Dispose()
            {
                GUI.enabled = _before;
            }
        }
    }

    public sealed class EditorStyles
    {
        public static GUIStyle label { get; } = new GUIStyle();
        public static GUIStyle boldLabel { get; } = new GUIStyle();
        public static GUIStyle miniLabel { get; } = new GUIStyle();
        public static GUIStyle wordWrappedLabel { get; } = new GUIStyle();
        public static GUIStyle wordWrappedMiniLabel { get; } = new GUIStyle();
    }

    public sealed class EditorGUIUtility
    {
        public static float singleLineHeight => 18f;
        public static float labelWidth { get; set; } = 120f;

        public static void PingObject(UnityEngine.Object obj)
        {
        }
    }

    public sealed class Handles
    {
        public static Color color { get; set; }

        public static void DrawAAPolyLine(float width, params Vector3[] points)
        {
            GuiLog.Show("line of " + points.Length);
        }
    }
}
