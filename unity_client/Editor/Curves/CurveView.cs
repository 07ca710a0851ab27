using UnityEditor;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // Draws a CurveHistory into an inspector, one colour for each channel, with the newest value
    // beside the name. Main thread, inside OnInspectorGUI; owns nothing but scratch points.

    /// <summary>Live curves of a few channels.</summary>
    internal sealed class CurveView
    {
        private const float Height = 72f;
        private const float LineWidth = 2f;

        private static readonly Color Background = new Color(0.13f, 0.13f, 0.13f);
        private static readonly Color[] Colors =
        {
            new Color(0.98f, 0.45f, 0.40f), new Color(0.45f, 0.75f, 0.98f),
            new Color(0.60f, 0.86f, 0.45f), new Color(0.98f, 0.80f, 0.35f),
            new Color(0.80f, 0.60f, 0.95f), new Color(0.55f, 0.88f, 0.85f),
        };

        private readonly string[] _names;
        private readonly float _lowest;
        private readonly float _highest;
        private Vector3[] _points = new Vector3[0];

        /// <summary>Shows channels whose values lie between the two bounds.</summary>
        public CurveView(string[] names, float lowest, float highest)
        {
            _names = names;
            _lowest = lowest;
            _highest = highest;
        }

        /// <summary>Draws below what is already there.</summary>
        public void Draw(CurveHistory history)
        {
            var area = GUILayoutUtility.GetRect(
                10f, Height, GUILayout.ExpandWidth(true));
            EditorGUI.DrawRect(area, Background);
            for (var channel = 0; channel < history.Channels && history.Count > 1; channel++)
            {
                DrawLine(area, history, channel);
            }
            DrawLegend(history);
        }

        /// <summary>Where a value stands in <paramref name="area"/>; y grows downwards.</summary>
        public Vector3 PointOf(Rect area, float value, int age, int length)
        {
            var across = 1f - age / (float)(length - 1);
            var up = Mathf.Clamp01((value - _lowest) / (_highest - _lowest));
            return new Vector3(
                area.x + across * area.width, area.y + (1f - up) * area.height, 0f);
        }

        private void DrawLine(Rect area, CurveHistory history, int channel)
        {
            if (_points.Length != history.Count)
            {
                _points = new Vector3[history.Count];
            }
            for (var age = 0; age < history.Count; age++)
            {
                _points[age] = PointOf(area, history.At(channel, age), age, history.Length);
            }
            Handles.color = Colors[channel % Colors.Length];
            Handles.DrawAAPolyLine(LineWidth, _points);
        }

        private void DrawLegend(CurveHistory history)
        {
            EditorGUILayout.BeginHorizontal();
            var before = GUI.contentColor;
            for (var channel = 0; channel < history.Channels; channel++)
            {
                GUI.contentColor = Colors[channel % Colors.Length];
                var value = history.Count > 0 ? history.At(channel, 0) : 0f;
                GUILayout.Label($"{_names[channel]} {value:0.00}", EditorStyles.miniLabel);
            }
            GUI.contentColor = before;
            EditorGUILayout.EndHorizontal();
        }
    }
}
