using System;
using UnityEngine;
using UnityEngine.Events;

namespace AvatarBridge
{
    /// <summary>What a connection tells the scene, for wiring up in the inspector.</summary>
    [Serializable]
    public sealed class ClientEvents
    {
        [Tooltip("The sidecar is there, or there again.")]
        public UnityEvent Connected = new UnityEvent();

        [Tooltip("The sidecar has gone; it is looked for until it is back.")]
        public UnityEvent Disconnected = new UnityEvent();

        [Tooltip("What is wrong, in words, whenever that changes.")]
        public UnityEvent<string> Problem = new UnityEvent<string>();
    }
}
