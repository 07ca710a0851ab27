using System.Collections.Generic;
using AvatarBridge.Link;
using UnityEditor;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // Main thread, while the component is selected. A test that is under way when another object
    // is selected ends by itself.

    /// <summary>Shows how the connection stands, and tests it, in edit mode too.</summary>
    [CustomEditor(typeof(BridgeClient))]
    internal sealed class BridgeClientEditor : Editor
    {
        private ConnectionTest _test;

        public override bool RequiresConstantRepaint()
        {
            return EditorApplication.isPlaying || (_test != null && _test.IsRunning);
        }

        public override void OnInspectorGUI()
        {
            DrawDefaultInspector();
            var client = (BridgeClient)target;
            if (EditorApplication.isPlaying)
            {
                DrawStatus(client);
            }
            DrawTest(client);
        }

        private void DrawTest(BridgeClient client)
        {
            Panel.Heading("Test");
            var isRunning = _test != null && _test.IsRunning;
            using (new EditorGUI.DisabledScope(isRunning))
            {
                if (GUILayout.Button(isRunning ? "Testing…" : "Test connection"))
                {
                    _test = new ConnectionTest(
                        client.StreamEndpoint, client.ControlEndpoint, WantedCharacters(client));
                    _test.RunAsync();
                }
            }
            if (_test != null)
            {
                Panel.Findings(_test.Findings);
            }
        }

        private static void DrawStatus(BridgeClient client)
        {
            Panel.Heading("Status");
            Panel.Row("Sidecar", Words(client.State));
            if (client.LastError.Length > 0)
            {
                EditorGUILayout.HelpBox(client.LastError, MessageType.Error);
            }
            var connection = client.Connection;
            if (connection == null)
            {
                return;
            }
            Panel.Row("Characters seen", string.Join(", ", connection.Characters));
            Panel.Row("Packets", $"{connection.Received} received");
            Panel.Row(
                "Left out", $"{connection.Malformed} malformed, {connection.Unknown} unknown");
        }

        private static string Words(ConnectionState state)
        {
            switch (state)
            {
                case ConnectionState.Connected:
                    return "connected";
                case ConnectionState.Connecting:
                    return "looking for it";
                case ConnectionState.Silent:
                    return "there, but nothing comes";
                case ConnectionState.Waiting:
                    return "not there; looking again";
                default:
                    return "off";
            }
        }

        // The characters of the scene that would use this client.
        private static List<string> WantedCharacters(BridgeClient client)
        {
            var wanted = new List<string>();
            foreach (var npc in SceneFinder.All<BridgeNpc>())
            {
                var its = npc.Client;
                if ((its == null || its == client) && !wanted.Contains(npc.Character))
                {
                    wanted.Add(npc.Character);
                }
            }
            return wanted;
        }
    }
}
