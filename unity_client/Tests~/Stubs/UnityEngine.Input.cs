// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found.
using System.Collections.Generic;
using UnityStubs;

namespace UnityEngine
{
    // docs.unity3d.com/ScriptReference/KeyCode.html
    public enum KeyCode
    {
        None = 0,
        Tab = 9,
        Return = 13,
        Escape = 27,
        Space = 32,
        Alpha0 = 48,
        Alpha1 = 49,
        Alpha2 = 50,
        Alpha3 = 51,
        A = 97,
        D = 100,
        E = 101,
        Q = 113,
        S = 115,
        W = 119,
        KeypadEnter = 271,
        UpArrow = 273,
        DownArrow = 274,
        RightArrow = 275,
        LeftArrow = 276,
        LeftShift = 304,
        LeftControl = 306,
        Mouse0 = 323,
    }

    // docs.unity3d.com/ScriptReference/Input.html
    public class Input
    {
        public static bool GetKeyDown(KeyCode key) => InputStage.Pressed.Contains(key);
        public static bool GetKey(KeyCode key) => InputStage.Held.Contains(key);
        public static bool GetMouseButton(int button) => GetKey(KeyCode.Mouse0 + button);
        public static bool GetMouseButtonDown(int button) => GetKeyDown(KeyCode.Mouse0 + button);

        public static float GetAxis(string axisName)
        {
            return InputStage.Axes.TryGetValue(axisName, out var value) ? value : 0f;
        }
    }
}

namespace UnityStubs
{
    /// <summary>What the player does; a test fills and clears it.</summary>
    public static class InputStage
    {
        /// <summary>Keys that went down with this picture.</summary>
        public static HashSet<UnityEngine.KeyCode> Pressed { get; } =
            new HashSet<UnityEngine.KeyCode>();

        /// <summary>Keys that are down.</summary>
        public static HashSet<UnityEngine.KeyCode> Held { get; } =
            new HashSet<UnityEngine.KeyCode>();

        /// <summary>Axes by name, -1 to 1.</summary>
        public static Dictionary<string, float> Axes { get; } = new Dictionary<string, float>();
    }
}
