// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found, but GuiLog.
// IMGUI, which draws nothing here: a test reads what was drawn from GuiLog, and presses by label.
// Signatures: docs.unity3d.com/2021.3/Documentation/ScriptReference/GUILayout.html, GUI.html,
// GUILayoutUtility.html, GUIStyle.html, GUIContent.html, Event.html, EventType.html, KeyCode.html

using System;
using System.Collections.Generic;

namespace UnityEngine
{
    // Not Unity's: what a test sees of a drawn interface, and how it presses and types.
    public static class GuiLog
    {
        public static readonly List<string> Lines = new List<string>();
        public static readonly Dictionary<string, string> Typed = new Dictionary<string, string>();
        public static string Press = "";

        public static void Clear()
        {
            Lines.Clear();
            Typed.Clear();
            Press = "";
        }

        public static bool Shows(string part)
        {
            return Lines.Exists(line => line.Contains(part));
        }

        public static void Show(string line)
        {
            Lines.Add(line);
        }

        public static bool IsPressed(string label)
        {
            Lines.Add("[" + label + "]");
            var isPressed = GUI.enabled && Press.Length > 0 && label == Press;
            if (isPressed)
            {
                Press = "";
            }
            return isPressed;
        }

        public static string Text(string label, string text)
        {
            Lines.Add(label + ": " + text);
            return Typed.TryGetValue(label, out var typed) ? typed : text;
        }
    }

    [Serializable]
    public class GUIContent
    {
        public GUIContent()
        {
        }

        public GUIContent(string text)
        {
            this.text = text;
        }

        public GUIContent(string text, string tooltip)
        {
            this.text = text;
            this.tooltip = tooltip;
        }

        public string text { get; set; } = "";
        public string tooltip { get; set; } = "";
    }

    public enum FontStyle
    {
        Normal = 0,
        Bold = 1,
        Italic = 2,
        BoldAndItalic = 3,
    }

    public enum TextAnchor
    {
        UpperLeft = 0,
        UpperCenter = 1,
        UpperRight = 2,
        MiddleLeft = 3,
        MiddleCenter = 4,
        MiddleRight = 5,
        LowerLeft = 6,
        LowerCenter = 7,
        LowerRight = 8,
    }

    [Serializable]
    public sealed class GUIStyleState
    {
        public Color textColor { get; set; }
    }

    [Serializable]
    public sealed class GUIStyle
    {
        public GUIStyle()
        {
        }

        public GUIStyle(GUIStyle other)
        {
            fontSize = other.fontSize;
        }

        public int fontSize { get; set; }
        public bool wordWrap { get; set; }
        public bool richText { get; set; }
        public FontStyle fontStyle { get; set; }
        public TextAnchor alignment { get; set; }
        public GUIStyleState normal { get; set; } = new GUIStyleState();
    }

    [Serializable]
    public sealed class GUISkin : ScriptableObject
    {
        public GUIStyle label { get; set; } = new GUIStyle();
        public GUIStyle box { get; set; } = new GUIStyle();
        public GUIStyle textField { get; set; } = new GUIStyle();
        public GUIStyle button { get; set; } = new GUIStyle();
    }

    public sealed class GUILayoutOption
    {
        internal GUILayoutOption()
        {
        }
    }

    public class GUI
    {
        public static bool enabled { get; set; } = true;
        public static Color color { get; set; }
        public static Color contentColor { get; set; }
        public static Color backgroundColor { get; set; }
        public static bool changed { get; set; }
        public static GUISkin skin { get; set; } = new GUISkin();

        public static void Label(Rect position, string text)
        {
            GuiLog.Show(text);
        }

        public static void Label(Rect position, string text, GUIStyle style)
        {
            GuiLog.Show(text);
        }

        public static void SetNextControlName(string name)
        {
        }

        public static void FocusControl(string name)
        {
        }

        public static string GetNameOfFocusedControl()
        {
            return "";
        }
    }

    public class GUILayout
    {
        private static readonly GUILayoutOption Option = new GUILayoutOption();

        public static void Label(string text, params GUILayoutOption[] options)
        {
            GuiLog.Show(text);
        }

        public static void Label(string text, GUIStyle style, params GUILayoutOption[] options)
        {
            GuiLog.Show(text);
        }

        public static bool Button(string text, params GUILayoutOption[] options)
        {
            return GuiLog.IsPressed(text);
        }

        public static string TextField(string text, params GUILayoutOption[] options)
        {
            return GuiLog.Text("text", text);
        }

        public static string TextField(
            string text, int maxLength, params GUILayoutOption[] options)
        {
            return GuiLog.Text("text", text);
        }

        public static void BeginHorizontal(params GUILayoutOption[] options)
        {
        }

        public static void EndHorizontal()
        {
        }

        public static void BeginVertical(params GUILayoutOption[] options)
        {
        }

        public static void EndVertical()
        {
        }

        public static void BeginArea(Rect screenRect)
        {
        }

        public static void BeginArea(Rect screenRect, GUIStyle style)
        {
        }

        public static void EndArea()
        {
        }

        public static void Space(float pixels)
        {
        }

        public static void FlexibleSpace()
        {
        }

        public static GUILayoutOption Width(float width)
        {
            return Option;
        }

        public static GUILayoutOption Height(float height)
        {
            return Option;
        }

        public static GUILayoutOption ExpandWidth(bool expand)
        {
            return Option;
        }

        public static GUILayoutOption MaxHeight(float maxHeight)
        {
            return Option;
        }
    }

    public class GUILayoutUtility
    {
        public static Rect GetRect(float width, float height, params GUILayoutOption[] options)
        {
            return new Rect(0f, 0f, Math.Max(width, 300f), height);
        }
    }

    public enum EventType
    {
        MouseDown = 0,
        KeyDown = 4,
        KeyUp = 5,
        Repaint = 7,
        Layout = 8,
        Used = 12,
    }

    public sealed class Event
    {
        public static Event current { get; set; } = new Event { type = EventType.Repaint };

        public EventType type { get; set; }
        public KeyCode keyCode { get; set; }
        public char character { get; set; }

        public void Use()
        {
            type = EventType.Used;
        }
    }
}
