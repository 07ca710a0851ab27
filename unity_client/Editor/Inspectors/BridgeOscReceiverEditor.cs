using System.Collections.Generic;
using UnityEditor;

namespace AvatarBridge.Editing
{
    // Main thread, while the component is selected.

    /// <summary>Shows what comes over OSC, and why nothing does.</summary>
    [CustomEditor(typeof(BridgeOscReceiver))]
    internal sealed class BridgeOscReceiverEditor : Editor
    {
        private readonly List<Finding> _findings = new List<Finding>();

        public override bool RequiresConstantRepaint()
        {
            return EditorApplication.isPlaying;
        }

        public override void OnInspectorGUI()
        {
            DrawDefaultInspector();
            var receiver = (BridgeOscReceiver)target;
            Panel.Heading("OSC");
            if (!EditorApplication.isPlaying)
            {
                EditorGUILayout.HelpBox(
                    $"While the game plays it listens to UDP port {receiver.Port} for VMC. No "
                    + "sound comes this way: let the sidecar play it.", MessageType.Info);
                return;
            }
            var counts = receiver.Counts();
            _findings.Clear();
            AddFindings(receiver, counts);
            Panel.Findings(_findings);
            Panel.Row("Port", receiver.ListeningPort.ToString());
            Panel.Row("Packets", $"{counts.Packets} ({counts.Frames} poses)");
            Panel.Row("Bad packets", $"{counts.Malformed} malformed, {counts.Unusable} unusable");
            Panel.Row("Unknown messages", counts.Unknown.ToString());
        }

        private void AddFindings(BridgeOscReceiver receiver, Osc.VmcCounts counts)
        {
            if (receiver.LastError.Length > 0)
            {
                _findings.Add(Finding.Problem(receiver.LastError, ""));
            }
            else if (counts.Packets == 0)
            {
                _findings.Add(Finding.Hint(
                    "Nothing has come yet.",
                    $"Let the sidecar send VMC to this machine at port {receiver.ListeningPort}."));
            }
            else if (!receiver.IsReceiving)
            {
                _findings.Add(Finding.Hint("Packets came, but none of late.", ""));
            }
            if (counts.Malformed > 0)
            {
                _findings.Add(Finding.Hint(
                    $"A packet could not be read: {counts.LastError}",
                    "It was left out. Another program may send to the same port."));
            }
        }
    }
}
