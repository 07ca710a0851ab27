using System.Collections.Generic;
using AvatarBridge.Playback;
using UnityEditor;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // Main thread, while the component is selected; listens to the character only meanwhile.

    /// <summary>
    /// Shows what a character does, and lets it be directed while the game plays.
    /// </summary>
    [CustomEditor(typeof(BridgeNpc))]
    internal sealed class BridgeNpcEditor : Editor
    {
        private const int MostNews = 12;

        private readonly List<string> _news = new List<string>();
        private BridgeNpc _npc;
        private string _text = "Hello! [wave] I am *glad* to see you.";
        private string _gesture = "nod";
        private string _emotion = "joy";
        private bool _showsNews = true;

        public override bool RequiresConstantRepaint()
        {
            return EditorApplication.isPlaying;
        }

        public override void OnInspectorGUI()
        {
            DrawDefaultInspector();
            var npc = (BridgeNpc)target;
            Listen(npc);
            Panel.Heading("Try it");
            if (!EditorApplication.isPlaying)
            {
                EditorGUILayout.HelpBox(
                    "Press play to let it speak from here.", MessageType.Info);
            }
            else
            {
                Panel.Row("On stage", npc.IsOnStage ? "yes" : Absence(npc));
                Panel.Row("Says", npc.IsSpeaking ? npc.CurrentText : "nothing");
            }
            DrawDirections(npc);
            _showsNews = Panel.Fold(_showsNews, "What happened", _news);
        }

        private void OnDisable()
        {
            Listen(null);
        }

        private void DrawDirections(BridgeNpc npc)
        {
            _text = EditorGUILayout.TextArea(_text);
            EditorGUILayout.BeginHorizontal();
            if (Panel.PlayButton("Say it"))
            {
                npc.Say(_text);
            }
            if (Panel.PlayButton("Answer it"))
            {
                npc.TakeTurn(_text);
            }
            if (Panel.PlayButton("Interrupt"))
            {
                npc.Interrupt();
            }
            EditorGUILayout.EndHorizontal();
            EditorGUILayout.BeginHorizontal();
            if (Panel.PlayButton("Listen"))
            {
                npc.Listen(true);
            }
            if (Panel.PlayButton("Listen no more"))
            {
                npc.Listen(false);
            }
            EditorGUILayout.EndHorizontal();
            _gesture = EditorGUILayout.TextField("Gesture", _gesture);
            if (Panel.PlayButton("Make gesture"))
            {
                npc.PlayGesture(_gesture);
            }
            _emotion = EditorGUILayout.TextField("Emotion", _emotion);
            if (Panel.PlayButton("Feel it"))
            {
                npc.SetEmotion(_emotion);
            }
        }

        private static string Absence(BridgeNpc npc)
        {
            if (npc.Client == null)
            {
                return "no: the scene has no Bridge Client";
            }
            return npc.Client.IsConnected
                ? $"no: the sidecar has nobody called \"{npc.Character}\""
                : "no: the sidecar is not there (see the Bridge Client)";
        }

        private void Listen(BridgeNpc npc)
        {
            if (ReferenceEquals(npc, _npc))
            {
                return;
            }
            if (!ReferenceEquals(_npc, null))
            {
                _npc.UtteranceStarted -= OnStarted;
                _npc.UtteranceEnded -= OnEnded;
                _npc.Interrupted -= OnInterrupted;
                _npc.Failed -= OnFailed;
            }
            _npc = npc;
            if (!ReferenceEquals(_npc, null))
            {
                _npc.UtteranceStarted += OnStarted;
                _npc.UtteranceEnded += OnEnded;
                _npc.Interrupted += OnInterrupted;
                _npc.Failed += OnFailed;
            }
        }

        private void OnStarted(StreamNote note)
        {
            Tell($"says: {note.Text}");
        }

        private void OnEnded(StreamNote note)
        {
            Tell("was heard to the end");
        }

        private void OnInterrupted(StreamNote note)
        {
            Tell("was interrupted");
        }

        private void OnFailed(string why)
        {
            Tell($"failed: {why}");
        }

        private void Tell(string line)
        {
            _news.Insert(0, line);
            if (_news.Count > MostNews)
            {
                _news.RemoveAt(MostNews);
            }
        }
    }
}
